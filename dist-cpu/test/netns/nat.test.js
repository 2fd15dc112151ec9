/** The labels of the matrix are true: real sockets behind each router see what it says it does. */
import { fileURLToPath } from 'node:url';
import test from 'brittle';
import { execIn } from './lib/commands.js';
import { BEHAVIOUR } from './lib/nat.js';
import { startProgram } from './lib/programs.js';
import { whyNot, World } from './lib/world.js';
const reason = whyNot();
const program = (name) => fileURLToPath(new URL(`programs/${name}.js`, import.meta.url));
const PORTS = ['40001', '40002'];
if (reason !== undefined) {
    test(`the NAT tests are skipped: ${reason}`, (t) => t.pass());
}
else {
    test('every kind of NAT is what it is called', { timeout: 60_000 }, async (t) => {
        const world = await World.create({ servers: 2 });
        t.teardown(() => world.close());
        const target = [world.serverAddress(0), world.serverAddress(1), ...PORTS];
        const echo = startProgram(world.servers, [program('echo'), ...target]);
        t.teardown(() => echo.end());
        await echo.waitFor('echo.ready');
        for (const [kind, behaviour] of Object.entries(BEHAVIOUR)) {
            const host = await world.addHost(kind);
            const said = await execIn(host.namespace, [process.execPath, program('probe'), ...target]);
            const { mapping, filtering } = JSON.parse(said);
            t.alike({ mapping, filtering }, behaviour, kind);
        }
    });
}
//# sourceMappingURL=nat.test.js.map