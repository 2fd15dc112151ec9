/**
 * Runs the compiled tests: some files to a process, four processes at a time, the longest kinds
 * first: at the end all have something to do.
 *
 *     node dist/scripts/run-tests.js [PATH-PART…]
 *
 * A test here opens sockets, databases and child processes. So each process has a wall clock, its
 * own group, which is killed as a whole, and its own TMPDIR, which is removed; and no file can reach
 * the public network by forgetting its bootstrap list.
 *
 * Loading the engine costs 1.7 s of processor time, so small files share a process. Each file runs
 * alone, too: `node dist/test/unit/x.test.js`.
 */
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { killGroups, removeDir, runFiles } from './lib/test-file.js';
const KINDS = ['netns', 'e2e', 'fuzz', 'integration', 'unit'];
const JOBS = 4;
const GROUP_LIMIT_MS = 240_000;
/** How many files share a process, by kind; default: none. */
const FILES_PER_PROCESS = { unit: 9, integration: 4 };
const RUN_LIMIT_MS = 9 * 60_000;
const testRoot = fileURLToPath(new URL('../test/', import.meta.url));
const packageRoot = path.resolve(testRoot, '../..');
function findTests(wanted) {
    return KINDS.flatMap((kind) => {
        const dir = path.join(testRoot, kind);
        if (!fs.existsSync(dir))
            return [];
        return fs
            .readdirSync(dir, { recursive: true, encoding: 'utf8' })
            .filter((name) => name.endsWith('.test.js'))
            .sort()
            .map((name) => path.join(kind, name));
    }).filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
}
/** dist/ keeps what was compiled from a file that is gone; such a test is no longer one. */
function hasSource(name) {
    return fs.existsSync(path.join(packageRoot, 'test', name.replace(/\.js$/, '.ts')));
}
function seconds(ms) {
    return `${(ms / 1000).toFixed(1)} s`;
}
function report(name, result) {
    const { passed, failed, reason, elapsedMs } = result;
    const verdict = failed === 0 ? 'ok  ' : 'FAIL';
    const count = `${passed} passed${failed === 0 ? '' : `, ${failed} failed`}`;
    print(`${verdict} ${name}  ${count}, ${seconds(elapsedMs)}${reason ? `: ${reason}` : ''}`);
    if (failed > 0)
        print(`${'-'.repeat(80)}\n${result.output.trimEnd()}\n${'-'.repeat(80)}`);
}
function print(line) {
    process.stdout.write(line + '\n');
}
async function runAll(names, tmp) {
    const total = { passed: 0, failed: 0 };
    const deadline = Date.now() + RUN_LIMIT_MS;
    const queue = groupsOf(names);
    const work = async () => {
        for (let group = queue.shift(); group !== undefined; group = queue.shift()) {
            const left = deadline - Date.now();
            const limitMs = Math.min(GROUP_LIMIT_MS, left);
            const files = group.map((name) => path.join('dist/test', name));
            const result = left > 0
                ? await runFiles(files, { cwd: packageRoot, tmp, limitMs })
                : notRun(`the run's ${seconds(RUN_LIMIT_MS)} were over`);
            total.passed += result.passed;
            total.failed += result.failed;
            report(group.join(' '), result);
        }
    };
    await Promise.all(Array.from({ length: JOBS }, work));
    return total;
}
function groupsOf(names) {
    const groups = [];
    for (const name of names) {
        const kind = name.split(path.sep)[0] ?? '';
        const last = groups.at(-1);
        const fits = last?.[0]?.startsWith(kind + path.sep) && last.length < (FILES_PER_PROCESS[kind] ?? 1);
        if (last && fits)
            last.push(name);
        else
            groups.push([name]);
    }
    return groups;
}
function notRun(reason) {
    return { passed: 0, failed: 1, reason: `not run: ${reason}`, output: '', elapsedMs: 0 };
}
async function main() {
    const names = findTests(process.argv.slice(2)).filter(hasSource);
    const tmp = fs.mkdtempSync(path.join(os.tmpdir(), 'mw-'));
    process.on('exit', () => removeDir(tmp));
    for (const [signal, number] of [
        ['SIGINT', 2],
        ['SIGTERM', 15],
    ]) {
        process.on(signal, () => {
            killGroups();
            process.exit(128 + number);
        });
    }
    const startedAt = Date.now();
    const { passed, failed } = await runAll(names, tmp);
    if (names.length === 0)
        print('no test file matches');
    print(`${names.length} files in ${seconds(Date.now() - startedAt)}`);
    print(`${passed} passed, ${failed} failed`);
    return failed > 0 || passed === 0 ? 1 : 0;
}
const code = await main();
if (process.stdout.writableNeedDrain)
    await once(process.stdout, 'drain');
process.exit(code);
//# sourceMappingURL=run-tests.js.map