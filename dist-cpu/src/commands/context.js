/** What every command is given: where to print, where to log, and when to stop. */
import { Command } from 'commander';
import { createLogger } from '../lib/logger.js';
import { Output } from '../lib/output.js';
import { addSettings, resolveSettings, } from '../lib/settings.js';
/** Set by the first SIGINT or SIGTERM, so that `cli.ts` ends with 128+n. */
export const stop = { signal: undefined };
export function defineCommand(definition) {
    const command = new Command(definition.name)
        .description(definition.summary)
        .showHelpAfterError('(add --help for usage and examples)');
    if (definition.args !== undefined)
        command.arguments(definition.args);
    definition.extend?.(command);
    addSettings(command, definition.settings);
    addExamples(command, definition.examples);
    command.action(async (...received) => {
        resolveSettings(command);
        const options = command.opts();
        const args = received.slice(0, command.registeredArguments.length);
        const context = {
            output: new Output({ json: options.json }),
            log: createLogger(options.logLevel, { human: !options.json && process.stderr.isTTY }),
            signal: stopSignal(),
        };
        await definition.run(context, options, ...args);
    });
    return command;
}
const examples = new WeakMap();
/** Shown under `--help` and in the manual page, and tried by a test. */
export function addExamples(command, lines) {
    examples.set(command, lines);
    return command.addHelpText('after', '\nExamples:\n' + lines.map((e) => `  $ ${e}`).join('\n'));
}
export function examplesOf(command) {
    return examples.get(command) ?? [];
}
function stopSignal() {
    const controller = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM']) {
        process.on(signal, () => {
            // The second signal means: now. Nothing is cleaned up, and nothing needs to be.
            if (stop.signal)
                process.exit(128 + (signal === 'SIGINT' ? 2 : 15));
            stop.signal = signal;
            controller.abort();
        });
    }
    return controller.signal;
}
export function aborted(signal) {
    if (signal.aborted)
        return Promise.resolve();
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
//# sourceMappingURL=context.js.map