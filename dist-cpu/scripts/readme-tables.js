/**
 * Writes the tables of README.md out of the code: commands, settings, exit codes, error codes.
 * Run it after a change to one of them; `test/unit/docs.test.ts` fails until somebody did.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { commands } from '../src/commands/index.js';
import { ERRORS, EXIT } from '../src/lib/errors.js';
import { SETTINGS } from '../src/lib/settings.js';
import { replaceBetween } from './lib/markers.js';
export const README_FILE = fileURLToPath(new URL('../../README.md', import.meta.url));
const EXIT_MEANINGS = {
    OK: 'it worked',
    BUG: 'a mistake in mapeo-web; please report it',
    INPUT: 'correct what you typed: a flag, a file, a key',
    NETWORK: 'the network, or the other side',
    STORAGE: 'the storage directory, or the daemon that uses it',
};
/** Exit codes and what each means. */
export const EXIT_CODES = [
    ...Object.entries(EXIT).map(([name, exit]) => [
        String(exit),
        EXIT_MEANINGS[name],
    ]),
    ['128+n', 'ended by signal n: 130 after Ctrl-C, 143 after SIGTERM'],
];
const topLevel = await commands();
/** Every command and sub-command, parents first. */
export function allCommands(list = topLevel, before = '') {
    return list.flatMap((command) => {
        const name = `${before}${command.name()}`;
        const runs = command.commands.length === 0 || command.options.length > 0;
        const children = allCommands([...command.commands], `${name} `);
        return [{ name, command, runs }, ...children];
    });
}
const settings = Object.values(SETTINGS).map((create) => create());
function isSame(a, b) {
    return a.flags === b.flags && a.description === b.description;
}
function commandRows() {
    const rows = allCommands()
        .filter(({ runs }) => runs)
        .map(({ name, command }) => {
        const args = command.registeredArguments.map((a) => a.required ? `<${a.name()}>` : `[${a.name()}]`);
        const own = command.options.filter((option) => !settings.some((s) => isSame(s, option)));
        return [
            code(['mapeo-web', name, ...args].join(' ')),
            command.description(),
            own.map((o) => `${code(o.flags)} ${o.description}${defaultOf(o)}`).join('; '),
        ];
    });
    return [['command', 'what it does', 'options of its own'], ...rows];
}
function defaultOf(option) {
    return typeof option.defaultValue === 'number' ? ` (default ${option.defaultValue})` : '';
}
function settingRows() {
    const named = allCommands().filter(({ runs }) => runs);
    const rows = settings.map((setting) => {
        const users = named.filter(({ command }) => command.options.some((o) => isSame(o, setting)));
        return [
            code(setting.flags),
            setting.envVar === undefined ? '' : code(setting.envVar),
            shownDefault(setting),
            setting.description + (setting.argChoices ? `: ${setting.argChoices.join(', ')}` : ''),
            users.length === named.length ? 'all' : users.map(({ name }) => code(name)).join(', '),
        ];
    });
    return [['flag', 'environment variable', 'default', 'meaning', 'commands'], ...rows];
}
function shownDefault({ defaultValue, defaultValueDescription }) {
    if (defaultValueDescription !== undefined)
        return code(defaultValueDescription);
    if (defaultValue === undefined)
        return '';
    return defaultValue === false ? 'off' : code(String(defaultValue));
}
function exitRows() {
    return [['exit code', 'meaning'], ...EXIT_CODES];
}
function errorRows() {
    const rows = Object.entries(ERRORS).map(([name, { exit, meaning, fix }]) => [
        code(name),
        String(exit),
        meaning,
        fix,
    ]);
    return [['code', 'exit', 'meaning', 'what to do'], ...rows];
}
function code(text) {
    return '`' + text + '`';
}
function toMarkdown([header = [], ...rows]) {
    const line = (cells) => `| ${cells.map((c) => c.replaceAll('|', '\\|')).join(' | ')} |`;
    return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
/** The generated parts of README.md, by the name of their markers. */
export function readmeTables() {
    return {
        commands: toMarkdown(commandRows()),
        settings: toMarkdown(settingRows()),
        'exit-codes': toMarkdown(exitRows()),
        errors: toMarkdown(errorRows()),
    };
}
if (process.argv[1] === fileURLToPath(import.meta.url)) {
    let text = readFileSync(README_FILE, 'utf8');
    for (const [name, table] of Object.entries(readmeTables())) {
        text = replaceBetween(text, name, table);
    }
    const config = await prettier.resolveConfig(README_FILE);
    writeFileSync(README_FILE, await prettier.format(text, { ...config, parser: 'markdown' }));
}
//# sourceMappingURL=readme-tables.js.map