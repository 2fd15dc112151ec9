/** Asks before something is changed that the operator may want back. */
import { createInterface } from 'node:readline/promises';
import { MapeoWebError } from '../lib/errors.js';
/**
 * Resolves when the operator typed the word, in capitals or not. Asks on stderr: stdout is for results.
 * @throws `NOT_CONFIRMED`, also where there is no terminal to ask on
 */
export async function confirm(question, word, signal) {
    if (!process.stdin.isTTY) {
        throw new MapeoWebError('NOT_CONFIRMED', 'there is no terminal to ask on; nothing was changed');
    }
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
        const answer = await new Promise((resolve) => {
            // Ctrl-D, and Ctrl-C, which readline keeps to itself: without these it would wait for ever.
            terminal.once('close', () => resolve(null));
            terminal.once('SIGINT', () => {
                process.stderr.write('\n');
                terminal.close();
            });
            terminal
                .question(`${question} Type "${word}" to go on: `, { signal })
                .then(resolve, () => resolve(null));
        });
        if (answer?.trim().toLowerCase() !== word.trim().toLowerCase()) {
            throw new MapeoWebError('NOT_CONFIRMED', `"${word}" was not typed; nothing was changed`);
        }
    }
    finally {
        terminal.close();
    }
}
//# sourceMappingURL=confirm.js.map