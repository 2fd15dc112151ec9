/** What docs/data-api.md says is what the routes do. */
import fs from 'node:fs';
import test from 'brittle';
import { fastify } from 'fastify';
import { dataRoutes } from '../../src/http/data-routes.js';
const text = fs.readFileSync(new URL('../../../docs/data-api.md', import.meta.url), 'utf8');
async function routes() {
    const found = [];
    const app = fastify();
    app.addHook('onRoute', ({ method, path }) => {
        if (method !== 'HEAD')
            found.push(`${String(method)} ${path}`);
    });
    dataRoutes(app, {
        use: () => Promise.reject(new Error('not called')),
        baseUrl: () => '',
        requireBearer: () => { },
    });
    await app.ready();
    await app.close();
    return found.sort();
}
test('every route is documented, and every documented route is there', async (t) => {
    const documented = [...text.matchAll(/^### `(.+)`$/gm)].map(([, route]) => route);
    t.alike(documented.sort(), await routes());
});
test('the examples are JSON', (t) => {
    for (const [, example = ''] of text.matchAll(/^```json\n(.*?)^```$/gms)) {
        try {
            JSON.parse(example);
            t.pass();
        }
        catch {
            t.fail(example);
        }
    }
});
//# sourceMappingURL=data-docs.test.js.map