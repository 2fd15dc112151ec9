/** What the documents say is what the code does. */
import fs from 'node:fs';
import path from 'node:path';
import test from 'brittle';
import { textBetween } from '../../scripts/lib/markers.js';
import { allCommands, README_FILE, readmeTables } from '../../scripts/readme-tables.js';
const root = path.dirname(README_FILE);
const readme = fs.readFileSync(README_FILE, 'utf8');
/** The cells of a Markdown table; how wide they are is the formatter's business. */
function cells(table) {
    return table
        .split('\n')
        .filter((line) => line.startsWith('|') && !/^[|\s:-]+$/.test(line))
        .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));
}
test('the tables of the README are those of the code', (t) => {
    for (const [name, table] of Object.entries(readmeTables())) {
        const hint = `${name}: run \`node dist/scripts/readme-tables.js\``;
        t.alike(cells(textBetween(readme, name)), cells(table), hint);
    }
});
test('every command is in the README', (t) => {
    for (const { name, command, runs } of allCommands()) {
        t.ok(command.description().length > 0, `${name} has a summary`);
        if (runs)
            t.ok(readme.includes(`\`mapeo-web ${name}`), name);
    }
});
test('every command that the README tells to run exists', (t) => {
    const known = allCommands().filter(({ runs }) => runs);
    for (const [line] of readme.matchAll(/^(sudo -u \S+ )?mapeo-web .*$/gm)) {
        const typed = line.replace(/^(sudo -u mapeo-web )?.*?mapeo-web /, '');
        t.ok(known.some(({ name }) => typed === name || typed.startsWith(`${name} `)), line);
    }
    const { scripts } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
    for (const [, script = ''] of readme.matchAll(/npm run (\w+)/g))
        t.ok(scripts[script], script);
});
const IGNORED = new Set(['node_modules', 'dist', '.git', '.tmp']);
function markdownFiles(dir = root) {
    return fs.readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
        const file = path.join(dir, entry.name);
        if (IGNORED.has(entry.name))
            return [];
        if (entry.isDirectory())
            return markdownFiles(file);
        return entry.name.endsWith('.md') ? [file] : [];
    });
}
/** As GitHub makes the anchor of a heading. */
function anchors(text) {
    const headings = withoutCode(text).matchAll(/^#+ (.+)$/gm);
    return new Set([...headings].map(([, heading = '']) => heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-')));
}
function withoutCode(text) {
    return text.replace(/^ *```[^]*?^ *```/gm, '').replace(/`[^`\n]*`/g, '');
}
test('every relative link of every document leads somewhere', (t) => {
    for (const file of markdownFiles()) {
        const text = fs.readFileSync(file, 'utf8');
        const dead = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
            .map(([, link = '']) => link)
            .filter((link) => !/^[a-z]+:/.test(link))
            .filter((link) => !leadsSomewhere(file, link));
        t.alike(dead, [], path.relative(root, file));
    }
});
function leadsSomewhere(from, link) {
    const [target = '', anchor] = link.split('#');
    const file = target === '' ? from : path.resolve(path.dirname(from), target);
    if (!fs.existsSync(file))
        return false;
    return anchor === undefined || anchors(fs.readFileSync(file, 'utf8')).has(anchor);
}
//# sourceMappingURL=docs.test.js.map