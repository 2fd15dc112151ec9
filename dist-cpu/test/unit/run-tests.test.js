import fs from 'node:fs';
import path from 'node:path';
import test from 'brittle';
import { judge, runFiles } from '../../scripts/lib/test-file.js';
import { eventually } from '../helpers/eventually.js';
const done = { code: 0, signal: null, timedOut: false };
/** name, output, ending, passed, failed, reason */
const cases = [
    ['all passed', 'ok 1 - a # time\n    ok 1 - x\nok 2 - b\n# tests = 2/2 pass\n', done, 2, 0],
    ['one failed', 'ok 1 - a\nnot ok 2 - b\n# tests = 1/2 pass\n', { ...done, code: 1 }, 1, 1],
    ['a failed assertion is no test', '    not ok 1\nok 1 - a\n# tests = 1/1 pass\n', done, 1, 0],
    ['crashed half-way', 'ok 1 - a\nboom\n', { ...done, code: 1 }, 1, 1, /code 1/],
    ['crashed at the end', 'ok 1 - a\n# tests = 1/1 pass\n', { ...done, code: 7 }, 1, 1, /code 7/],
    ['ran nothing', 'TAP version 13\n# tests = 0/0 pass\n', done, 0, 1, /no tests/],
    [
        'hung after its tests',
        'ok 1 - a\n# tests = 1/1 pass\n',
        { code: null, signal: 'SIGKILL', timedOut: true },
        1,
        1,
        /killed after 3 s/,
    ],
];
for (const [name, output, ending, passed, failed, reason] of cases) {
    test(`a test file that ${name}`, (t) => {
        const result = judge(output, ending, 3000);
        t.is(result.passed, passed);
        t.is(result.failed, failed);
        if (reason)
            t.ok(reason.test(result.reason ?? ''), result.reason);
        else
            t.is(result.reason, undefined);
    });
}
test('a file that hangs is killed with what it started', async (t) => {
    const cwd = await t.tmp();
    const pidFile = path.join(cwd, 'pid');
    fs.writeFileSync(path.join(cwd, 'hang.js'), `const { spawn } = require('node:child_process')
     const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
     require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(child.pid))
     console.log(process.env.MAPEO_WEB_BOOTSTRAP, process.env.TMPDIR)
     setInterval(() => {}, 1000)`);
    const result = await runFiles(['hang.js'], { cwd, tmp: cwd, limitMs: 2000 });
    t.is(result.failed, 1);
    t.ok(result.output.startsWith('none '), 'no public network');
    t.absent(fs.existsSync(result.output.trim().slice('none '.length)), 'its TMPDIR is gone');
    const pid = Number(fs.readFileSync(pidFile, 'utf8'));
    // The signal was sent; dying takes the kernel a moment.
    t.ok(await eventually(() => isGone(pid), { what: 'the end of its child' }));
});
/** Killed processes stay as zombies until somebody collects them. */
function isGone(pid) {
    try {
        return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
    }
    catch {
        return true;
    }
}
//# sourceMappingURL=run-tests.test.js.map