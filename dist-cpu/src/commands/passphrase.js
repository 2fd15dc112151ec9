/** Passphrases of backups: typed on the terminal, unseen, or read from a file; never an argument. */
import fs from 'node:fs';
import { asError, MapeoWebError } from '../lib/errors.js';
/** Who copied a backup can try as many as they have time for. */
const MIN_CHARS = 8;
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const ERASE = new Set(['\u007f', '\b']);
/** @throws `INVALID_CONFIG` */
export function readPassphraseFile(file, log) {
    let text;
    try {
        if ((fs.statSync(file).mode & 0o077) !== 0 && process.platform !== 'win32') {
            log.warn({ evt: 'passphrase.readable', file }, `others can read ${file}: chmod 600 it`);
        }
        text = fs.readFileSync(file, 'utf8');
    }
    catch (error) {
        throw new MapeoWebError('INVALID_CONFIG', `--passphrase-file: ${asError(error).message}`, {
            cause: error,
        });
    }
    const passphrase = text.replace(/\r?\n$/, '');
    if (passphrase === '')
        throw new MapeoWebError('INVALID_CONFIG', `${file} is empty`);
    return toBytes(passphrase);
}
/** Twice, for nobody sees a slip. @throws `NO_TERMINAL`, `INVALID_CONFIG`, `NOT_CONFIRMED` */
export async function askNewPassphrase() {
    const first = assertLong(await ask('Passphrase for this backup: '));
    if ((await ask('Once more: ')) !== first) {
        throw new MapeoWebError('INVALID_CONFIG', 'the two passphrases differ; nothing was written', {
            fix: 'Run it again, and type the same one twice.',
        });
    }
    return toBytes(first);
}
export function assertLongEnough(passphrase) {
    assertLong(passphrase.toString());
    return passphrase;
}
/** @throws `NO_TERMINAL`, `NOT_CONFIRMED` */
export async function askPassphrase() {
    return toBytes(await ask('Passphrase of this backup: '));
}
function assertLong(passphrase) {
    if ([...passphrase].length >= MIN_CHARS)
        return passphrase;
    throw new MapeoWebError('INVALID_CONFIG', `a passphrase has at least ${MIN_CHARS} characters`, {
        fix: 'Take some words that belong together for you alone. Nothing was written.',
    });
}
/** However a keyboard composes an accent, it is the same passphrase. */
function toBytes(passphrase) {
    return Buffer.from(passphrase.normalize('NFKC'));
}
/** Asks on stderr: stdout may be the backup itself. */
async function ask(question) {
    const { stdin, stderr } = process;
    if (!stdin.isTTY) {
        throw new MapeoWebError('NO_TERMINAL', 'there is no terminal to type a passphrase on', {
            fix: 'Give it in a file: --passphrase-file FILE.',
        });
    }
    // First of all: nothing that is typed may show.
    stdin.setRawMode(true);
    stderr.write(question);
    stdin.setEncoding('utf8');
    stdin.resume();
    try {
        return await new Promise((resolve, reject) => {
            let typed = [];
            const end = (settle) => {
                stdin.off('data', onData);
                settle();
            };
            const cancelled = () => reject(new MapeoWebError('NOT_CONFIRMED', 'no passphrase was typed; nothing was done', {
                fix: 'Run it again, or give the passphrase in a file: --passphrase-file FILE.',
            }));
            const onData = (keys) => {
                for (const key of keys) {
                    if (key === '\r' || key === '\n')
                        return end(() => resolve(typed.join('')));
                    if (key === CTRL_C || key === CTRL_D)
                        return end(cancelled);
                    if (ERASE.has(key))
                        typed = typed.slice(0, -1);
                    else
                        typed.push(key);
                }
            };
            stdin.on('data', onData);
        });
    }
    finally {
        stdin.setRawMode(false);
        stdin.pause();
        stderr.write('\n');
    }
}
//# sourceMappingURL=passphrase.js.map