/** Runs the built command line as its users do, and waits for what it prints. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
export const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url));
const WAIT_MS = 20_000;
/** Before the tear-downs of a test that have no order: a process goes before what it talks to. */
const KILL_ORDER = -1;
/** Starts the command; the test's tear-down ends it if it is still running. */
export async function spawnCli(t, args, options = {}) {
    const home = await t.tmp();
    const [program, ...before] = limited(options.openFiles);
    const child = spawn(program, [...before, CLI, ...args], {
        env: {
            ...cleanEnvironment(),
            MAPEO_WEB_UI: 'off',
            XDG_DATA_HOME: path.join(home, 'data'),
            ...options.env,
        },
        stdio: ['pipe', 'pipe', 'pipe'],
    });
    const cli = new SpawnedCli(child, args);
    // A command that does not read stdin may be gone before it is written.
    child.stdin.on('error', () => { });
    child.stdin.end(options.stdin ?? '');
    t.teardown(async () => {
        cli.kill('SIGKILL');
        await cli.exit;
    }, { order: KILL_ORDER });
    return cli;
}
/** Starts `mapeo-web announce` on a storage directory, in a local network. */
export function spawnPeer(t, { bootstrap }, storage, settings) {
    const where = ['--storage', storage, '--bootstrap', bootstrap.join(), '--bind', '127.0.0.1'];
    return spawnCli(t, ['announce', ...where, '--json', ...settings]);
}
/** `exec` keeps the process id. */
function limited(openFiles) {
    if (openFiles === undefined)
        return [process.execPath];
    return ['sh', '-c', `ulimit -n ${openFiles} && exec "$0" "$@"`, process.execPath];
}
/** Runs the command to its end. */
export async function runCli(t, args, options = {}) {
    const cli = await spawnCli(t, args, options);
    const { code } = await withDeadline(cli.exit, options.timeoutMs ?? WAIT_MS, () => {
        return new Error(`${describe(args)} did not end in time\n${cli.stderr}`);
    });
    return { code, stdout: cli.stdout, stderr: cli.stderr, lines: cli.lines };
}
class SpawnedCli {
    stdout = '';
    stderr = '';
    exit;
    #child;
    #args;
    #watchers = new Set();
    constructor(child, args) {
        this.#child = child;
        this.#args = args;
        child.stdout?.setEncoding('utf8').on('data', (text) => {
            this.stdout += text;
            for (const check of this.#watchers)
                check();
        });
        child.stderr?.setEncoding('utf8').on('data', (text) => (this.stderr += text));
        this.exit = new Promise((resolve, reject) => {
            child.on('error', reject);
            child.on('close', (code, signal) => resolve({ code, signal }));
        });
    }
    get pid() {
        return this.#child.pid ?? 0;
    }
    get lines() {
        const complete = this.stdout.slice(0, this.stdout.lastIndexOf('\n') + 1);
        return complete.split('\n').flatMap(parseLine);
    }
    kill(signal = 'SIGTERM') {
        this.#child.kill(signal);
    }
    waitFor(evt, { timeoutMs = WAIT_MS } = {}) {
        let check = () => { };
        const printed = new Promise((resolve, reject) => {
            check = () => {
                const line = this.lines.find((candidate) => candidate.evt === evt);
                if (line)
                    resolve(line);
            };
            this.#watchers.add(check);
            check();
            this.exit.then(({ code, signal }) => {
                check();
                const how = signal ?? `exit code ${code}`;
                reject(new Error(`${describe(this.#args)} ended (${how}) before ${evt}\n${this.stderr}`));
            }, reject);
        });
        return withDeadline(printed, timeoutMs, () => {
            return new Error(`${describe(this.#args)} did not print ${evt} in time\n${this.stderr}`);
        }).finally(() => this.#watchers.delete(check));
    }
}
function parseLine(line) {
    if (!line.startsWith('{'))
        return [];
    try {
        return [JSON.parse(line)];
    }
    catch {
        return [];
    }
}
export function cleanEnvironment() {
    const entries = Object.entries(process.env);
    return Object.fromEntries(entries.filter(([name]) => !name.startsWith('MAPEO_WEB_')));
}
function describe(args) {
    return `mapeo-web ${args.join(' ')}`;
}
function withDeadline(promise, ms, failure) {
    let timer;
    const deadline = new Promise((_, reject) => {
        timer = setTimeout(() => reject(failure()), ms);
    });
    return Promise.race([promise, deadline]).finally(() => clearTimeout(timer));
}
//# sourceMappingURL=cli.js.map