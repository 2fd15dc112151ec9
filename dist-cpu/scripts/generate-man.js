/**
 * Writes man/mapeo-web.1 out of what `--help` is made of: the commands, their options and examples,
 * the settings, exit codes and error codes. `test/unit/man.test.ts` fails until somebody did.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { examplesOf } from '../src/commands/context.js';
import { ERRORS } from '../src/lib/errors.js';
import { SETTINGS } from '../src/lib/settings.js';
import { version } from '../src/lib/version.js';
import { allCommands, EXIT_CODES, README_FILE } from './readme-tables.js';
export const MAN_FILE = path.join(path.dirname(README_FILE), 'man', 'mapeo-web.1');
const settings = Object.values(SETTINGS).map((create) => create());
/** The whole page, in the macros of man(7). */
export function manPage() {
    return [
        `.\\" Made by scripts/generate-man.ts: do not edit.`,
        `.TH MAPEO\\-WEB 1 "" "mapeo\\-web ${escape(version)}" "User Commands"`,
        // Words that people type must not be broken.
        '.nh',
        '.SH NAME',
        'mapeo\\-web \\- bootstrap nodes and always\\-on peers for Mapeo and CoMapeo devices',
        '.SH SYNOPSIS',
        '.B mapeo\\-web',
        '.I command',
        '[\\fIoptions\\fR] [\\fIarguments\\fR]',
        '.br',
        '.B mapeo\\-web',
        '[\\fIcommand\\fR]',
        '.B \\-\\-help',
        '.SH DESCRIPTION',
        ...lines(DESCRIPTION),
        '.SH COMMANDS',
        ...allCommands().flatMap(({ name, command, runs }) => commandLines(name, command, runs)),
        '.SH OPTIONS',
        ...lines(OPTIONS),
        ...settings.flatMap(settingLines),
        '.SH FILES',
        ...FILES.flatMap(([file, what]) => item(bold(file), what)),
        '.SH "EXIT STATUS"',
        ...EXIT_CODES.flatMap(([code, meaning]) => item(bold(code), meaning)),
        '.SH ERRORS',
        ...lines('A command that fails prints a code, what happened, and what to do about it.'),
        ...Object.entries(ERRORS).flatMap(([code, { meaning, fix }]) => item(bold(code), `${meaning} ${fix}`)),
        '.SH "SEE ALSO"',
        '.BR systemctl (1),',
        '.BR journalctl (1)',
        ...paragraphs('The pages in docs/ beside the program: troubleshooting.md, systemd.md, upgrading.md.'),
        '',
    ].join('\n');
}
const DESCRIPTION = 'CoMapeo devices sync maps, photos and observations with one another on a local network. With ' +
    'mapeo-web they also find one another over the internet, with no central server: `bootstrap` ' +
    'runs a door to the network, `announce` runs an always-on peer that hosts projects. The other ' +
    'commands steer and show what runs.';
const OPTIONS = 'Which command takes which is said above. A flag wins over its environment variable, that over ' +
    'the file of --config, and that over the default. Secrets are never flags: everybody on the ' +
    'machine can read those.';
const FILES = [
    [
        '~/.local/share/mapeo-web',
        'The storage directory, unless --storage names another: identity, projects and data. The unit of systemd has it in /var/lib/mapeo-web.',
    ],
    ['/etc/mapeo-web/announce.env', 'Settings of the service, one VARIABLE=value per line.'],
    ['/etc/mapeo-web/bootstrap.env', 'The same of the bootstrap node.'],
];
function commandLines(name, command, runs) {
    const title = `.SS ${quoted(`mapeo-web ${usage(name, command, runs)}`)}`;
    const own = command.options.filter((option) => !settings.some((s) => isSame(s, option)));
    const shared = command.options.filter((option) => !own.includes(option));
    const extra = extraHelp(command);
    return [
        title,
        ...lines(sentence(command.description())),
        ...own.flatMap((option) => item(flags(option), sentence(option.description + defaultOf(option)))),
        ...(shared.length === 0
            ? []
            : ['.PP', escape(`Options: ${shared.map(({ long }) => long).join(', ')}.`)]),
        ...(extra === '' ? [] : verbatim(extra)),
        ...(examplesOf(command).length === 0
            ? []
            : ['.PP', 'Examples:', ...verbatim(indented(command))]),
    ];
}
function usage(name, command, runs) {
    if (!runs)
        return `${name} <command>`;
    const args = command.registeredArguments.map((a) => a.required ? `<${a.name()}>` : `[${a.name()}]`);
    return [name, ...args].join(' ');
}
function indented(command) {
    return examplesOf(command)
        .map((line) => `  $ ${line}`)
        .join('\n');
}
/** What `--help` shows below the options, without the examples. */
function extraHelp(command) {
    let text = '';
    const output = command.configureOutput();
    command.configureOutput({ ...output, writeOut: (part) => (text += part) });
    command.outputHelp();
    command.configureOutput(output);
    const [before = ''] = text.slice(command.helpInformation().length).split('\nExamples:\n');
    return before.trim();
}
function settingLines(option) {
    const { defaultValueDescription, envVar, argChoices } = option;
    const defaultValue = option.defaultValue;
    const isPlain = typeof defaultValue === 'string' || typeof defaultValue === 'number';
    const shown = defaultValueDescription ?? (isPlain ? String(defaultValue) : undefined);
    const notes = [
        ...(argChoices ? [`One of ${argChoices.join(', ')}.`] : []),
        ...(shown === undefined ? [] : [`Default: ${shown}.`]),
        ...(envVar === undefined ? [] : [`Environment: ${envVar}.`]),
    ];
    return item(flags(option), [sentence(option.description), ...notes].join(' '));
}
function defaultOf({ defaultValue }) {
    return typeof defaultValue === 'number' ? ` (default ${defaultValue})` : '';
}
function isSame(a, b) {
    return a.flags === b.flags && a.description === b.description;
}
function flags({ flags: text }) {
    return bold(text);
}
function sentence(text) {
    const begun = text.charAt(0).toUpperCase() + text.slice(1);
    return /[.:?]$/.test(begun) ? begun : `${begun}.`;
}
function item(tag, text) {
    return ['.TP', tag, ...lines(text)];
}
function paragraphs(text) {
    return ['.PP', ...lines(text)];
}
/** As it stands, in lines of its own. */
function verbatim(text) {
    return ['.PP', '.nf', ...text.split('\n').map((line) => guarded(escape(line))), '.fi'];
}
function bold(text) {
    return `\\fB${escape(text)}\\fR`;
}
function quoted(text) {
    return `"${escape(text).replaceAll('"', '\\(dq')}"`;
}
/** A sentence per line, as troff has it: so the formatter knows where sentences end. */
function lines(text) {
    return text
        .replaceAll('`', '')
        .split(/(?<=[.:;?]) (?=[A-Z])/)
        .map((line) => guarded(escape(line)));
}
/** A line that begins with a dot or a quote would be a request. */
function guarded(line) {
    return /^[.']/.test(line) ? `\\&${line}` : line;
}
const CHARACTERS = {
    '\\': '\\e',
    '-': '\\-',
    '’': '\\(cq',
    '“': '\\(lq',
    '”': '\\(rq',
    '…': '...',
    '~': '\\(ti',
    '^': '\\(ha',
    '`': '\\(ga',
};
function escape(text) {
    return text.replace(/[\\\-’“”…~^`]/g, (char) => CHARACTERS[char] ?? char);
}
if (process.argv[1] === fileURLToPath(import.meta.url)) {
    mkdirSync(path.dirname(MAN_FILE), { recursive: true });
    writeFileSync(MAN_FILE, manPage());
}
//# sourceMappingURL=generate-man.js.map