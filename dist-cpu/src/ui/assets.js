/**
 * What the page loads: our own modules and those of its libraries, read once, from nowhere else.
 * The path has a hash of all of it, so browsers may keep it for good. No bundler: an import map
 * tells the browser where the libraries are.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { STYLES } from './styles.js';
/** Where the compiled sources are: modules import one another by relative paths. */
const SOURCES = fileURLToPath(new URL('../', import.meta.url));
/** What of them browsers may have. */
const SHARED_DIRS = ['ui/page', 'ui/browser'];
const SHARED_FILES = ['observe/words.js'];
const LIBRARIES = {
    preact: 'preact',
    'preact/hooks': 'preact/hooks',
    'preact/jsx-runtime': 'preact/jsx-runtime',
};
let loaded;
export function assets() {
    loaded ??= load();
    return loaded;
}
export function assetRoutes(server) {
    server.get('/assets/*', (request, reply) => {
        const asset = assets().files.get(request.url);
        if (!asset) {
            return reply.status(404).send({ error: { code: 'NOT_FOUND', message: 'No such file' } });
        }
        return reply
            .header('cache-control', 'private, max-age=31536000, immutable')
            .type(asset.type)
            .send(asset.body);
    });
    server.get('/favicon.ico', (_request, reply) => reply.status(204).send());
}
function load() {
    const files = new Map();
    const script = (name, file) => {
        // What they map to is not served.
        const body = fs.readFileSync(file, 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, '');
        files.set(name, { type: 'text/javascript; charset=utf-8', body });
    };
    for (const dir of SHARED_DIRS) {
        for (const name of fs.readdirSync(path.join(SOURCES, dir))) {
            if (name.endsWith('.js'))
                script(`${dir}/${name}`, path.join(SOURCES, dir, name));
        }
    }
    for (const name of SHARED_FILES)
        script(name, path.join(SOURCES, name));
    for (const [name, from] of Object.entries(LIBRARIES)) {
        script(`lib/${name.replace('/', '-')}.js`, fileURLToPath(import.meta.resolve(from)));
    }
    // Its package names the CommonJS build.
    const uplot = path.dirname(fileURLToPath(import.meta.resolve('uplot')));
    script('lib/uplot.js', path.join(uplot, 'uPlot.esm.js'));
    const css = 'text/css; charset=utf-8';
    const uplotStyles = fs.readFileSync(path.join(uplot, 'uPlot.min.css'), 'utf8');
    files.set('uplot.css', { type: css, body: uplotStyles });
    files.set('page.css', { type: css, body: STYLES });
    return place(files);
}
function place(files) {
    const hash = crypto.createHash('sha256');
    for (const [name, { body }] of files)
        hash.update(`${name}\n${body.length}\n${body}`);
    const base = `/assets/${hash.digest('hex').slice(0, 16)}/`;
    const imports = { uplot: `${base}lib/uplot.js` };
    for (const name of Object.keys(LIBRARIES)) {
        imports[name] = `${base}lib/${name.replace('/', '-')}.js`;
    }
    const importMap = JSON.stringify({ imports });
    const digest = crypto.createHash('sha256').update(importMap).digest('base64');
    return {
        styles: [`${base}uplot.css`, `${base}page.css`],
        script: `${base}ui/browser/main.js`,
        importMap,
        importMapSource: `'sha256-${digest}'`,
        files: new Map([...files].map(([name, asset]) => [base + name, asset])),
    };
}
//# sourceMappingURL=assets.js.map