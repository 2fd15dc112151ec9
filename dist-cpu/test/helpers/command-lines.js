/** Whether a line as people type it is one that `mapeo-web` takes: parsed, and not run. */
import { Command, CommanderError } from 'commander';
import { commands } from '../../src/commands/index.js';
/**
 * Parses the part of a shell line that `mapeo-web` gets: without what is before it (`sudo`,
 * variables), redirections, pipes and comments.
 * @returns why it is refused; undefined where it is not
 */
export async function refusalOf(line) {
    const root = new Command('mapeo-web').version('0');
    for (const command of await commands())
        root.addCommand(command);
    let said = '';
    quiet(root, (text) => (said += text));
    try {
        await root.parseAsync(['node', 'mapeo-web', ...wordsOf(line)]);
        return undefined;
    }
    catch (error) {
        if (!(error instanceof CommanderError))
            throw error;
        return error.exitCode === 0 ? undefined : said || error.message;
    }
}
/** Nothing is printed, run or ended. */
function quiet(command, say) {
    command.exitOverride().configureOutput({ writeOut: () => { }, writeErr: say });
    if (command.commands.length === 0 || command.options.length > 0)
        command.action(() => { });
    for (const child of command.commands)
        quiet(child, say);
}
/** What may stand before it: `sudo -u USER`, variables. */
const COMMAND_LINE = /^\s*(?:sudo (?:-u \S+ )?)?(?:[A-Z_]+=\S* )*mapeo-web(?: (.*))?$/;
export function isCommandLine(line) {
    return COMMAND_LINE.test(line);
}
function wordsOf(line) {
    const [, rest = ''] = COMMAND_LINE.exec(line) ?? [];
    const [own = ''] = rest.split(/\s+(?:[|<>#;]|\d?>|&&)/);
    const words = own.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
    return words.map((word) => word.replace(/['"]/g, ''));
}
//# sourceMappingURL=command-lines.js.map