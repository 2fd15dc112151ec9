#!/usr/bin/env node
/** argv -> configuration -> command -> exit code. No logic of its own. */
// First of all.
import './lib/require-node.js';
import { Command, CommanderError } from 'commander';
import { stop } from './commands/context.js';
import { commandsFor } from './commands/index.js';
import { codeOf, EXIT, MapeoWebError, withoutKeys } from './lib/errors.js';
import { version } from './lib/version.js';
const SIGNAL_NUMBERS = { SIGINT: 2, SIGTERM: 15 };
async function program(argv) {
    const root = new Command('mapeo-web')
        .description('Bootstrap nodes and always-on peers that let Mapeo and CoMapeo devices find one another')
        .version(version)
        .exitOverride()
        .addHelpText('after', '\nStart here:\n  $ mapeo-web demo');
    for (const command of await commandsFor(argv))
        root.addCommand(inheritExit(command));
    return root;
}
function inheritExit(command) {
    command.exitOverride();
    for (const child of command.commands)
        inheritExit(child);
    return command;
}
/** The exit code for whatever ended the command, after telling the user what it was. */
function report(error, json) {
    // Whoever read our output has had enough of it: `mapeo-web … | head`.
    if (codeOf(error) === 'EPIPE')
        return EXIT.OK;
    // Commander has said it already, with a hint to --help.
    if (error instanceof CommanderError)
        return error.exitCode === 0 ? EXIT.OK : EXIT.INPUT;
    const known = error instanceof MapeoWebError
        ? error
        : codeOf(error) === 'EMFILE'
            ? new MapeoWebError('TOO_FEW_DESCRIPTORS', withoutKeys(String(error)))
            : new MapeoWebError('INTERNAL', withoutKeys(error instanceof Error ? String(error.stack) : String(error)));
    const { code, message, detail, fix, exitCode } = known;
    process.stderr.write(json
        ? `${JSON.stringify({ evt: 'error', code, message: detail, fix })}\n`
        : `error: ${message}\nfix:   ${fix}\n`);
    return exitCode;
}
/** An error may come before the options are parsed, or because they cannot be. */
function wantsJson(argv) {
    return argv.includes('--json') || /^(1|true|yes|on)$/i.test(process.env.MAPEO_WEB_JSON ?? '');
}
async function main(argv) {
    try {
        await (await program(argv)).parseAsync(argv);
        return EXIT.OK;
    }
    catch (error) {
        const exitCode = report(error, wantsJson(argv));
        // Whatever keeps it from being told was said already.
        const notices = await import('./commands/notices.js').catch(() => undefined);
        await notices?.tellStartFailed(argv, error);
        return exitCode;
    }
}
process.stdout.on('error', (error) => {
    if (codeOf(error) === 'EPIPE')
        process.exit(EXIT.OK);
    throw error;
});
const code = await main(process.argv);
// Writing to a pipe takes as long as its reader does, and an exit would cut the rest off.
await new Promise((resolve) => process.stdout.write('', () => resolve()));
if (stop.signal) {
    // Die of the signal that stopped us, as shells and init systems expect.
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.removeAllListeners(signal);
    process.exitCode = 128 + (SIGNAL_NUMBERS[stop.signal] ?? 0);
    if (code === EXIT.OK)
        process.kill(process.pid, stop.signal);
    else
        process.exit(code);
}
else {
    process.exit(code);
}
//# sourceMappingURL=cli.js.map