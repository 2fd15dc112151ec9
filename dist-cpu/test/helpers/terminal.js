/** A command with a terminal, as a person has it: through `script` of util-linux. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cleanEnvironment, CLI } from './cli.js';
/**
 * The arguments must not have anything in them that a shell reads as its own.
 *
 * A shell of our own that survives Ctrl-C writes down how the command ended: `script` ends with the
 * status of its child, and now and then loses it when both end at once.
 */
export function spawnTerminal(t, args) {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'terminal-'));
    const program = path.join(dir, 'run.sh');
    const status = path.join(dir, 'status');
    const words = [process.execPath, CLI, ...args].join(' ');
    fs.writeFileSync(program, `trap : INT\n${words}\necho $? > ${status}\n`);
    const command = `sh ${program}`;
    const child = spawn('script', ['-qec', command, '/dev/null'], { env: cleanEnvironment() });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.stdin.on('error', () => { });
    const exit = new Promise((resolve, reject) => {
        child.on('error', reject);
        child.on('close', (_, signal) => {
            const code = fs.existsSync(status) ? Number(fs.readFileSync(status, 'utf8')) : null;
            resolve({ code, signal });
        });
    });
    t.teardown(async () => {
        child.kill('SIGKILL');
        await exit;
    }, { order: -1 });
    return { output: () => output, type: (text) => void child.stdin.write(text), exit };
}
//# sourceMappingURL=terminal.js.map