/** Two minutes of what `npm run soak` does for an hour, and a few of the kills of `npm run crash`. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import test, {} from 'brittle';
/** Of the choices; `--seed` of the programs repeats them by hand. */
const SEED = 1;
test('nothing is lost under load and faults', { timeout: 220_000 }, async (t) => {
    const result = await run(t, 'run', ['--minutes', '2']);
    t.alike(result.problems, []);
    t.ok(result.ok);
    t.ok(result.written > 0 && result.stored > 0, `${result.stored} of ${result.written} seen stored`);
    t.ok(Object.values(result.faults).reduce((sum, n) => sum + n, 0) > 5, 'with faults');
});
test('nothing is lost in a few kills', { timeout: 120_000 }, async (t) => {
    const result = await run(t, 'run-crash', ['--kills', '3']);
    t.alike(result.problems, []);
    t.alike(result.kills, { sync: 1, add: 1, remove: 1 });
});
async function run(t, name, args) {
    const program = fileURLToPath(new URL(`../../bench/soak/${name}.js`, import.meta.url));
    const child = spawn(process.execPath, [program, ...args, '--seed', String(SEED), '--json'], {
        stdio: ['ignore', 'pipe', 'inherit'],
    });
    t.teardown(() => child.kill('SIGKILL'));
    let text = '';
    for await (const chunk of child.stdout)
        text += String(chunk);
    return JSON.parse(text);
}
//# sourceMappingURL=soak.test.js.map