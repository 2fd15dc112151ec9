import { cleanEnvironment, CLI } from '../../helpers/cli.js';
import { spawnIn } from './commands.js';
/** A busy machine with a dozen processes that start at once. */
const WAIT_MS = 90_000;
/** `mapeo-web …`, as its users run it. */
export function startCli(namespace, args, env = {}) {
    return startProgram(namespace, [CLI, ...args], env);
}
export function startProgram(namespace, args, env = {}) {
    const child = spawnIn(namespace, args, { ...cleanEnvironment(), ...env });
    const lines = [];
    const watchers = new Set();
    let [partial, stderr] = ['', ''];
    child.stdout?.setEncoding('utf8').on('data', (text) => {
        const parts = (partial + text).split('\n');
        partial = parts.pop() ?? '';
        for (const part of parts)
            if (part.startsWith('{'))
                lines.push(JSON.parse(part));
        for (const check of [...watchers])
            check();
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
        stderr = (stderr + text).slice(-20_000);
    });
    child.stdin?.on('error', () => { });
    const exited = new Promise((resolve) => {
        child.on('error', () => resolve(null));
        child.on('close', (code) => resolve(code));
    });
    const waitFor = (evt, { timeoutMs = WAIT_MS } = {}) => new Promise((resolve, reject) => {
        const fail = (why) => settle(() => reject(new Error(`${why}: ${evt}\n${stderr}`)));
        const timer = setTimeout(() => fail('did not happen in time'), timeoutMs);
        const settle = (run) => {
            clearTimeout(timer);
            watchers.delete(check);
            run();
        };
        const check = () => {
            const line = lines.find((candidate) => candidate.evt === evt);
            if (line)
                settle(() => resolve(line));
        };
        watchers.add(check);
        check();
        void exited.then(() => fail('the program ended before'));
    });
    return {
        lines,
        get stderr() {
            return stderr;
        },
        exited,
        waitFor,
        async end(signal = 'SIGTERM') {
            child.kill(signal);
            const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
            await exited;
            clearTimeout(timer);
        },
    };
}
//# sourceMappingURL=programs.js.map