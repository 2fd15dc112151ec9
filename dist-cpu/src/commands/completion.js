/** `completion`: what a shell needs to complete `mapeo-web`, out of the commands themselves. */
import { Argument } from 'commander';
import { bashCompletion } from '../completion/bash.js';
import { fishCompletion } from '../completion/fish.js';
import { zshCompletion } from '../completion/zsh.js';
import { commandTree } from './command-tree.js';
import { defineCommand } from './context.js';
export const SHELLS = {
    bash: bashCompletion,
    zsh: zshCompletion,
    fish: fishCompletion,
};
const HELP = `
To try it in the shell you are in: source <(mapeo-web completion bash), or the same with zsh; in
fish: mapeo-web completion fish | source. To keep it, write it to a file where the shell looks:

  bash  /usr/share/bash-completion/completions/mapeo-web
  zsh   /usr/local/share/zsh/site-functions/_mapeo-web
  fish  /usr/share/fish/vendor_completions.d/mapeo-web.fish`;
export function completionCommand() {
    return defineCommand({
        name: 'completion',
        summary: 'print what makes your shell complete commands, options and files',
        settings: [],
        extend: (command) => command
            .addArgument(new Argument('<shell>', 'your shell').choices(Object.keys(SHELLS)))
            .addHelpText('after', HELP),
        examples: [
            'mapeo-web completion bash > /usr/share/bash-completion/completions/mapeo-web',
            'mapeo-web completion fish > ~/.config/fish/completions/mapeo-web.fish',
        ],
        async run({ output }, _options, shell = '') {
            // Loaded late: it loads every command there is.
            const { commands } = await import('./index.js');
            const script = SHELLS[shell]?.(commandTree(await commands())) ?? '';
            output.result({ shell, script }, script.trimEnd());
        },
    });
}
//# sourceMappingURL=completion.js.map