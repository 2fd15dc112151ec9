/** Completion in the real shells. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test, {} from 'brittle';
import { allNodes, commandTree } from '../../src/commands/command-tree.js';
import { SHELLS } from '../../src/commands/completion.js';
import { commands } from '../../src/commands/index.js';
import { tmpdir } from '../helpers/network.js';
const tree = commandTree(await commands());
/** What is typed, and what is offered: all of it, or with `…` at least that. */
const CASES = [
    ['proj', 'projects'],
    ['projects ', 'add export list remove show'],
    ['projects remove --del', '--delete-data'],
    ['announce --log-level d', 'debug'],
    ['announce --name projects --relay-m', '--relay-max-sessions'],
    ['announce --relay ', 'anyone members'],
    ['announce --storage SCRATCH/ma', 'SCRATCH/maps'],
    ['projects add SCRATCH/pro', 'SCRATCH/project.json'],
    ['completion ', 'bash fish zsh'],
    ['find ab', ''],
];
/** A directory with a directory and a file in it, and the shell's script. */
async function scratch(t, shell) {
    if (spawnSync(shell, ['--version']).error) {
        t.comment(`${shell} is not on this machine: its completion was not tried`);
        return undefined;
    }
    const dir = await tmpdir(t);
    fs.mkdirSync(path.join(dir, 'maps'));
    fs.writeFileSync(path.join(dir, 'project.json'), '');
    const script = path.join(dir, 'script');
    fs.writeFileSync(script, SHELLS[shell]?.(tree) ?? '');
    return { dir, script };
}
function run(program, args) {
    const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 15_000 });
    if (stderr !== '')
        throw new Error(stderr);
    return stdout;
}
function sorted(words) {
    return words
        .map((word) => word.replace(/\/$/, ''))
        .sort()
        .join(' ');
}
test('bash', async (t) => {
    const shell = await scratch(t, 'bash');
    if (!shell)
        return;
    const asked = CASES.map(([typed]) => {
        const words = `mapeo-web ${typed}`.replace('SCRATCH', shell.dir).split(' ');
        const quoted = words.map((word) => `'${word}'`).join(' ');
        return `COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _mapeo_web; echo "\${COMPREPLY[*]}"`;
    });
    const lines = run('bash', ['-c', [`source ${shell.script}`, ...asked].join('\n')]).split('\n');
    CASES.forEach(([typed, offered], n) => {
        t.is(sorted((lines[n] ?? '').split(' ')), offered.replace('SCRATCH', shell.dir), typed);
    });
    const equals = `COMP_WORDS=(mapeo-web announce --log-level = d); COMP_CWORD=4; _mapeo_web; echo "$COMPREPLY"`;
    t.is(run('bash', ['-c', `source ${shell.script}\n${equals}`]), 'debug\n', '--log-level=d');
});
test('fish', async (t) => {
    const shell = await scratch(t, 'fish');
    if (!shell)
        return;
    // There a value that may be left out is offered after "=" alone.
    const cases = CASES.map(([typed, offered]) => [typed.replace('relay ', 'relay='), offered]);
    const asked = cases.map(([typed]) => {
        return `complete -C 'mapeo-web ${typed.replace('SCRATCH', shell.dir)}'; echo END`;
    });
    const answers = run('fish', [
        '--no-config',
        '-c',
        [`source ${shell.script}`, ...asked].join('\n'),
    ]);
    const blocks = answers.split('END\n');
    cases.forEach(([typed, offered], n) => {
        const words = (blocks[n] ?? '')
            .split('\n')
            .map((line) => line.replace(/^--relay=(?=.)/, '').split('\t')[0] ?? '');
        const said = sorted(words.filter((word) => word !== '' && !word.endsWith('=')));
        t.is(said, offered.replace('SCRATCH', shell.dir), typed);
    });
});
/** zsh completes for nobody but a terminal: so it is given one, and Tab. */
test('zsh', async (t) => {
    const shell = await scratch(t, 'zsh');
    if (!shell)
        return;
    const unique = CASES.filter(([, offered]) => offered !== '' && !offered.includes(' '));
    const driver = `
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z 'autoload -Uz compinit; compinit -u -D; source ${shell.script}; bindkey "^I" complete-word'
zpty -w z 'show() { print -r -- "LINE $BUFFER"; BUFFER=; }; zle -N show; bindkey "^B" show'
${unique
        .map(([typed]) => {
        const text = `mapeo-web ${typed.replace('SCRATCH', shell.dir)}`;
        return `zpty -n -w z '${text}'$'\\t\\C-b'; while zpty -r z line; do [[ $line == *'LINE mapeo'* ]] && print -r -- $line && break; done`;
    })
        .join('\n')}
zpty -d z`;
    const lines = run('zsh', ['-f', '-c', driver])
        .split('\n')
        .filter((line) => line.includes('LINE '));
    unique.forEach(([typed, offered], n) => {
        const completed = [...typed.split(' ').slice(0, -1), offered.replace('SCRATCH', shell.dir)];
        t.ok(lines[n]?.includes(`LINE mapeo-web ${completed.join(' ')}`), `${typed}: ${lines[n]}`);
    });
});
test('every command and every flag is in every script', (t) => {
    for (const [shell, generate] of Object.entries(SHELLS)) {
        const script = generate(tree);
        const missing = allNodes(tree).flatMap(({ path: names, options }) => [
            ...names.slice(-1).filter((name) => !script.includes(name)),
            ...options.map(({ long }) => long.slice(2)).filter((name) => !script.includes(name)),
        ]);
        t.alike(missing, [], shell);
    }
});
//# sourceMappingURL=completion.test.js.map