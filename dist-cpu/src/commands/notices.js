/** How `announce` and `bootstrap` notify: of what happens while they run, and of not starting. */
import fs from 'node:fs';
import path from 'node:path';
import { CommanderError } from 'commander';
import { createLogger } from '../lib/logger.js';
import { asError, codeOf, EXIT, MapeoWebError } from '../lib/errors.js';
import { parseNotifyUrl, readNotifySecret } from '../lib/notify-url.js';
import { defaultStorageDir, SETTINGS } from '../lib/settings.js';
import { Notifier } from '../notify/notifier.js';
import { toldFiles, ToldTroubles } from '../notify/told.js';
import { stop } from './context.js';
/** How long the end of the process waits for what is still to be told. */
const CLOSE_MS = 5000;
/** Whether a command that runs for good got so far as to run. */
let hasStarted = false;
export class Notices {
    #notifier;
    /** Without an address nothing is sent. @throws `INVALID_CONFIG` */
    constructor(log, { notifyUrl, notifySecretFile }, { source, storageDir }) {
        if (!notifyUrl)
            return;
        const secret = notifySecretFile === undefined ? undefined : readNotifySecret(notifySecretFile);
        const told = new ToldTroubles(() => toldFiles(storageDir));
        this.#notifier = new Notifier({ log, told }, { url: notifyUrl, secret, source });
        log.info({ evt: 'notify.on', origin: this.#notifier.origin });
    }
    raise(trouble) {
        this.#notifier?.raise(trouble);
    }
    resolve(id) {
        this.#notifier?.resolve(id);
    }
    /** From here on the end of the process is no failure to start. */
    started() {
        hasStarted = true;
        this.#notifier?.resolveAll('start-failed');
    }
    async close() {
        await this.#notifier?.close(CLOSE_MS);
    }
}
/**
 * Tells that a service did not start, whatever stopped it: so it takes its settings where it finds
 * them and relies on nothing that may be what is broken. Never fails, takes five seconds at most.
 *
 * A person who mistypes something reads that on the terminal, so input errors are told only where
 * there is none.
 */
export async function tellStartFailed(argv, error) {
    try {
        const command = serviceOf(argv);
        if (command === undefined || hasStarted || stop.signal)
            return;
        const failure = failureOf(error);
        if (failure === undefined)
            return;
        const isWatched = process.stdin.isTTY || process.stderr.isTTY;
        if (failure.isInput && isWatched)
            return;
        const url = given(argv, 'notifyUrl');
        if (url === undefined)
            return;
        const { code, cause, fix } = failure;
        const notices = new Notices(createLogger('warn', { human: false }), { notifyUrl: parseNotifyUrl(url), ...secretFileOf(argv) }, {
            source: { command, name: given(argv, command === 'announce' ? 'name' : 'host') },
            storageDir: storageOf(argv, command),
        });
        const message = `${command} did not start: ${code}`;
        const since = Date.now();
        notices.raise({ kind: 'start-failed', key: code, message, cause, fix, since });
        await notices.close();
    }
    catch {
        // It was about another failure, which is on stderr.
    }
}
function serviceOf(argv) {
    const command = argv[2];
    if (command === 'announce')
        return command;
    const isService = !argv.includes('check') && !argv.includes('status');
    return command === 'bootstrap' && isService ? command : undefined;
}
function failureOf(error) {
    if (error instanceof CommanderError) {
        if (error.exitCode === 0)
            return undefined;
        const cause = error.message.replace(/^error: /, '');
        return { code: 'INVALID_CONFIG', cause, fix: 'Correct the command line.', isInput: true };
    }
    if (error instanceof MapeoWebError) {
        const { code, detail, fix, exitCode } = error;
        return { code, cause: detail, fix, isInput: exitCode === EXIT.INPUT };
    }
    if (codeOf(error) === 'EPIPE')
        return undefined;
    const [cause = ''] = asError(error).message.split('\n');
    return { code: 'INTERNAL', cause, fix: 'Read the log, and please report it.', isInput: false };
}
/** A secret that cannot be read is no reason to be silent, only to be unsigned. */
function secretFileOf(argv) {
    const file = given(argv, 'notifySecretFile');
    if (file === undefined)
        return {};
    try {
        readNotifySecret(file);
        return { notifySecretFile: file };
    }
    catch {
        return {};
    }
}
/** As the command itself would choose it. */
function storageOf(argv, command) {
    const dir = path.resolve(given(argv, 'storage') ?? defaultStorageDir());
    return command === 'announce' ? dir : path.join(dir, `bootstrap-${given(argv, 'port') ?? 49737}`);
}
/** A setting as it was given, unchecked: by flag, else environment, else configuration file. */
function given(argv, name) {
    const { long, envVar } = SETTINGS[name]();
    const index = argv.findLastIndex((arg) => arg === long || arg.startsWith(`${long}=`));
    const arg = argv[index];
    if (arg !== undefined)
        return arg === long ? argv[index + 1] : arg.slice(`${long}=`.length);
    const fromEnvironment = envVar === undefined ? undefined : process.env[envVar];
    if (fromEnvironment !== undefined || name === 'config')
        return fromEnvironment;
    const file = given(argv, 'config');
    if (file === undefined)
        return undefined;
    try {
        const entries = JSON.parse(fs.readFileSync(file, 'utf8'));
        const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
        return typeof entry === 'string' || typeof entry === 'number' ? String(entry) : undefined;
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=notices.js.map