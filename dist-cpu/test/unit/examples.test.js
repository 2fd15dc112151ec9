/** Every example is one that works: `--help` of each command, and the pages in docs/. */
import fs from 'node:fs';
import path from 'node:path';
import test from 'brittle';
import { allCommands, README_FILE } from '../../scripts/readme-tables.js';
import { examplesOf } from '../../src/commands/context.js';
import { isCommandLine, refusalOf } from '../helpers/command-lines.js';
const root = path.dirname(README_FILE);
test('the test notices what is refused', async (t) => {
    for (const line of [
        'status --nonsense',
        'projects add',
        'no-such-command',
        'announce --port x',
    ]) {
        t.ok(await refusalOf(`mapeo-web ${line}`), line);
    }
    for (const line of ['status', '--help', `projects list | grep 'x y'`, 'pair --help # how']) {
        t.is(await refusalOf(`mapeo-web ${line}`), undefined, line);
    }
});
test('every command has an example, and each is of that command and parses', async (t) => {
    for (const { name, command } of allCommands()) {
        const examples = examplesOf(command);
        t.ok(examples.length > 0, `${name} has one`);
        for (const example of examples) {
            t.ok(example.includes(`mapeo-web ${name}`) || name === 'tokens list', `${name}: ${example}`);
            t.is(await refusalOf(example), undefined, example);
        }
    }
});
test('every command line in the documents parses', async (t) => {
    const files = ['README.md', ...fs.readdirSync(path.join(root, 'docs')).map((f) => `docs/${f}`)];
    for (const file of files.filter((name) => name.endsWith('.md'))) {
        const text = fs.readFileSync(path.join(root, file), 'utf8').replace(/\\\n\s*/g, '');
        for (const [, block = ''] of text.matchAll(/^ *```sh\n([^]*?)^ *```/gm)) {
            for (const line of block.split('\n').filter(isCommandLine)) {
                const refusal = await refusalOf(line.replaceAll('…', 'x'));
                t.is(refusal, undefined, `${file}: ${line}`);
            }
        }
    }
});
//# sourceMappingURL=examples.test.js.map