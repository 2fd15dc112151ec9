import { Command } from 'commander';
import { ago, duration, table } from '../lib/output.js';
import { addExamples, defineCommand } from './context.js';
import { tokenAccess } from './token-access.js';
/** Without another word it lists them. */
export function tokensCommand() {
    const command = new Command('tokens')
        .description('the one-time tokens of links, and what became of them')
        .addCommand(listCommand(), { isDefault: true })
        .addCommand(revokeCommand());
    return addExamples(command, ['mapeo-web tokens', 'mapeo-web tokens revoke w7x4b1ye']);
}
function listCommand() {
    return defineCommand({
        name: 'list',
        summary: 'list the tokens (`mapeo-web tokens` does the same)',
        settings: ['storage'],
        examples: ['mapeo-web tokens', 'mapeo-web tokens --json'],
        async run({ output }, { storage }) {
            const all = await (await tokenAccess(storage)).list();
            output.result({ tokens: all }, () => (all.length > 0 ? asTable(all) : NONE));
        },
    });
}
const NONE = 'There are no tokens. `mapeo-web link --token` makes one.';
function asTable(tokens) {
    return table([
        ['TOKEN', 'KIND', 'STATE', 'MADE', 'EXPIRES', 'USED FOR'],
        ...tokens.map(({ tokenId, kind, state, createdAt, expiresAt, usedFor }) => [
            tokenId,
            kind,
            state,
            ago(createdAt),
            state === 'open' ? `in ${duration(expiresAt - Date.now())}` : '-',
            usedFor === null ? '-' : `${kind === 'add' ? 'project' : 'device'} ${usedFor.slice(0, 12)}`,
        ]),
    ]);
}
function revokeCommand() {
    return defineCommand({
        name: 'revoke',
        args: '<id>',
        summary: 'end a token that was not used: its link opens nothing any more',
        settings: ['storage'],
        examples: ['mapeo-web tokens revoke w7x4b1ye'],
        async run({ output }, { storage }, id = '') {
            const token = await (await tokenAccess(storage)).revoke(id);
            output.result(token, `${token.tokenId} is ${token.state}`);
        },
    });
}
//# sourceMappingURL=tokens.js.map