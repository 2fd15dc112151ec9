/** A few cells of the matrix, with the real command line and real routers: `npm run netns` has all. */
import test from 'brittle';
import { Matrix } from './lib/matrix.js';
import { whyNot } from './lib/world.js';
const reason = whyNot();
const HARD = 'address-and-port-dependent';
const EASY = 'endpoint-independent';
const WAITS = { timeoutMs: 60_000, upgradeMs: 0 };
if (reason !== undefined) {
    test(`the tests between routers are skipped: ${reason}`, (t) => t.pass());
}
else {
    test('who reaches whom through real routers', { timeout: 200_000 }, async (t) => {
        const matrix = await Matrix.create(await t.tmp(), {
            clients: [EASY, HARD],
            peers: [EASY, HARD],
        });
        t.teardown(() => matrix.close(), { order: -1 });
        const easy = await matrix.run(EASY, EASY, { ...WAITS, useRelay: false });
        t.is(easy.first, 'direct', 'between home routers without a relay');
        t.ok(easy.synced);
        const hard = await matrix.run(HARD, HARD, { ...WAITS, useRelay: true });
        t.is(hard.first, 'relay', 'between two routers of the worst kind');
        t.ok(hard.synced);
    });
}
//# sourceMappingURL=reach.test.js.map