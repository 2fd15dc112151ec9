/** A few of the kills that `npm run crash` makes fifty of. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import test from 'brittle';
const PROGRAM = fileURLToPath(new URL('../../bench/soak/run-crash.js', import.meta.url));
/** Of the choices; `--seed` repeats them by hand. */
const SEED = '1';
test('nothing is lost in a few kills', { timeout: 120_000 }, async (t) => {
    const child = spawn(process.execPath, [PROGRAM, '--kills', '3', '--seed', SEED, '--json'], {
        stdio: ['ignore', 'pipe', 'inherit'],
    });
    t.teardown(() => child.kill('SIGKILL'));
    let text = '';
    for await (const chunk of child.stdout)
        text += String(chunk);
    const result = JSON.parse(text);
    t.alike(result.problems, []);
    t.alike(result.kills, { sync: 1, add: 1, remove: 1 });
});
//# sourceMappingURL=crash.test.js.map