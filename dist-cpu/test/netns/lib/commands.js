/** `ip`, `nft` and what runs in a namespace. */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { promisify } from 'node:util';
const run = promisify(execFile);
export async function ip(...args) {
    return (await run('ip', args)).stdout;
}
/** Many `ip` commands in one process, in a namespace. */
export function ipBatch(namespace, lines) {
    return withInput('ip', ['-n', namespace, '-batch', '-'], lines.join('\n') + '\n');
}
export function loadRules(namespace, rules) {
    return withInput('ip', ['netns', 'exec', namespace, 'nft', '-f', '-'], rules);
}
export async function execIn(namespace, command) {
    return (await run('ip', ['netns', 'exec', namespace, ...command])).stdout;
}
export function spawnIn(namespace, args, env) {
    return spawn('ip', ['netns', 'exec', namespace, process.execPath, ...args], {
        env,
        stdio: ['pipe', 'pipe', 'pipe'],
    });
}
/** Ends whatever runs in it, and the namespace with all that is in it. For the end of a process. */
export function removeNamespace(name) {
    const quietly = (...args) => {
        try {
            return execFileSync('ip', args, { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
        }
        catch {
            return '';
        }
    };
    for (const pid of quietly('netns', 'pids', name).split('\n').filter(Boolean)) {
        try {
            process.kill(Number(pid), 'SIGKILL');
        }
        catch {
            // It was quicker.
        }
    }
    quietly('netns', 'del', name);
}
async function withInput(program, args, input) {
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
    child.stdin.on('error', () => { });
    child.stdin.end(input);
    const code = await new Promise((resolve, reject) => {
        child.on('error', reject);
        child.on('close', resolve);
    });
    if (code !== 0)
        throw new Error(`${program} ${args.join(' ')}: ${errors}\n${input}`);
}
//# sourceMappingURL=commands.js.map