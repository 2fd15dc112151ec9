/** Runs compiled test files in one process through brittle, with a wall clock; counts their tests. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
/** Brittle's own 30 s are short where two cores run everything at once; the file's clock decides. */
const TEST_LIMIT_MS = '90000';
const brittle = path.join(path.dirname(createRequire(import.meta.url).resolve('brittle/package.json')), 'brittle-node.js');
const running = new Set();
let lastDir = 0;
/** One after the other. */
export async function runFiles(files, settings) {
    const startedAt = Date.now();
    // Short: the path of a Unix socket in it has room for 103 bytes on macOS, 107 on Linux.
    const tmpDir = path.join(settings.tmp, String(++lastDir));
    fs.mkdirSync(tmpDir);
    const child = spawn(process.execPath, [brittle, '--timeout', TEST_LIMIT_MS, ...files.map((file) => file.split(path.sep).join('/'))], {
        cwd: settings.cwd,
        // A group of its own, so that what the test started can be killed with it.
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
            ...process.env,
            TMPDIR: tmpDir,
            MAPEO_WEB_BOOTSTRAP: 'none',
            // See test/helpers/root-keys.ts.
            MAPEO_WEB_TEST_CACHE: settings.tmp,
        },
    });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    const ending = await ended(child, settings.limitMs);
    removeDir(tmpDir);
    const output = Buffer.concat(chunks).toString();
    return { ...judge(output, ending, settings.limitMs), output, elapsedMs: Date.now() - startedAt };
}
/** What a test that was killed left mounted there must not end the run. */
export function removeDir(dir) {
    try {
        fs.rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
    }
    catch (error) {
        process.stderr.write(`left behind: ${String(error)}\n`);
    }
}
/** How long the output may go on after its process has ended. */
const DRAIN_LIMIT_MS = 2000;
/**
 * Waits for the process itself, then kills what is left of its group: a daemon that a test left
 * behind would hold the output pipes open for ever. One that left the group as well is cut off.
 */
function ended(child, limitMs) {
    running.add(child);
    return new Promise((resolve, reject) => {
        let timedOut = false;
        let drainTimer;
        const timer = setTimeout(() => {
            timedOut = true;
            killGroup(child);
        }, limitMs);
        child.once('error', reject);
        child.once('exit', () => {
            killGroup(child);
            drainTimer = setTimeout(() => {
                child.stdout?.destroy();
                child.stderr?.destroy();
            }, DRAIN_LIMIT_MS);
        });
        child.once('close', (code, signal) => {
            clearTimeout(timer);
            clearTimeout(drainTimer);
            running.delete(child);
            resolve({ code, signal, timedOut });
        });
    });
}
function killGroup(child) {
    if (child.pid === undefined)
        return;
    try {
        process.kill(-child.pid, 'SIGKILL');
    }
    catch {
        // The group is gone already.
    }
}
export function killGroups() {
    for (const child of running)
        killGroup(child);
}
/** Test results stand at the start of a TAP line; assertions are indented. */
export function judge(output, { code, signal, timedOut }, limitMs) {
    const passed = output.match(/^ok \d+ /gm)?.length ?? 0;
    const failed = output.match(/^not ok \d+ /gm)?.length ?? 0;
    const finished = /^# tests = \d+\/\d+ pass$/m.test(output);
    let reason;
    if (timedOut)
        reason = `killed after ${Math.round(limitMs / 1000)} s`;
    else if (signal !== null)
        reason = `killed by ${signal}`;
    else if (!finished)
        reason = `ended with code ${code} before its tests did`;
    else if (code !== 0 && failed === 0)
        reason = `exit code ${code}`;
    else if (passed + failed === 0)
        reason = 'no tests in it';
    return reason === undefined ? { passed, failed } : { passed, failed: failed + 1, reason };
}
//# sourceMappingURL=test-file.js.map