/** The manual page is up to date, and one that the formatters take. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import test, {} from 'brittle';
import { MAN_FILE, manPage } from '../../scripts/generate-man.js';
import { allCommands } from '../../scripts/readme-tables.js';
test('the manual page is that of the code', (t) => {
    const hint = 'run `npm run build && node dist/scripts/generate-man.js`';
    t.ok(fs.existsSync(MAN_FILE) && fs.readFileSync(MAN_FILE, 'utf8') === manPage(), hint);
});
/** Undefined where it is not on this machine, which is said. */
function format(t, program, args) {
    const env = { ...process.env, LC_ALL: 'C.UTF-8' };
    const result = spawnSync(program, args, { encoding: 'utf8', env, timeout: 15_000 });
    if (!result.error)
        return result;
    t.comment(`${program} is not on this machine: the page was not formatted with it`);
    return undefined;
}
test('groff formats it without a warning, and every command is in it', (t) => {
    const result = format(t, 'groff', ['-man', '-ww', '-Tutf8', '-P', '-cbou', MAN_FILE]);
    if (!result)
        return;
    t.is(result.stderr, '');
    for (const { name } of allCommands())
        t.ok(result.stdout.includes(`mapeo-web ${name}`), name);
});
test('man shows it', (t) => {
    const result = format(t, 'man', ['--warnings', '-l', MAN_FILE]);
    if (result)
        t.is(result.stderr, '');
});
test('mandoc has nothing against it', (t) => {
    const result = format(t, 'mandoc', ['-T', 'lint', '-W', 'warning', MAN_FILE]);
    // A date would change with every build.
    const lines = result?.stdout.split('\n').filter((line) => !line.includes('missing date')) ?? [];
    t.alike(lines.filter((line) => line !== ''), []);
});
//# sourceMappingURL=man.test.js.map