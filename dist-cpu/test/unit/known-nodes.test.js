import fs from 'node:fs';
import path from 'node:path';
import test, {} from 'brittle';
import { KNOWN_NODES_MAX_AGE_MS, KnownNodes } from '../../src/lib/known-nodes.js';
import { tmpdir } from '../helpers/network.js';
const A = { host: '192.0.2.1', port: 49737 };
const B = { host: '192.0.2.2', port: 49738 };
const C = { host: '192.0.2.3', port: 49739 };
const ALL = { limit: 15 };
async function setup(t) {
    const file = path.join(await tmpdir(t), 'nodes.json');
    const clock = { timeMs: 1_800_000_000_000, now: () => clock.timeMs };
    return { file, clock, known: new KnownNodes(file, clock) };
}
test('what was saved is loaded, in order, and nothing of another network', async (t) => {
    const { file, clock, known } = await setup(t);
    t.alike(known.load('one', ALL), { nodes: [] }, 'no file is not worth a warning');
    t.alike(known.save('one', [A, B], ALL), { count: 2 });
    known.save('two', [C], ALL);
    t.alike(new KnownNodes(file, clock).load('one', ALL), { nodes: [A, B] });
    t.alike(known.load('two', ALL), { nodes: [C] });
    t.alike(known.load('three', ALL), { nodes: [] });
    t.alike(known.load('constructor', ALL), { nodes: [] });
    t.is(fs.statSync(file).mode & 0o777, 0o600);
    t.alike(JSON.parse(fs.readFileSync(file, 'utf8')), {
        version: 1,
        networks: {
            one: {
                nodes: [
                    { ...A, seenAt: clock.timeMs },
                    { ...B, seenAt: clock.timeMs },
                ],
            },
            two: { nodes: [{ ...C, seenAt: clock.timeMs }] },
        },
    });
});
test('the caller limits how many are kept and how many are used', async (t) => {
    const { known } = await setup(t);
    t.is(known.save('one', [A, B, C], { limit: 2 }).count, 2);
    t.alike(known.load('one', ALL).nodes, [A, B]);
    t.alike(known.load('one', { limit: 1 }).nodes, [A]);
});
test('a node not seen for a week is forgotten', async (t) => {
    const { file, clock, known } = await setup(t);
    known.save('old', [A], ALL);
    clock.timeMs += KNOWN_NODES_MAX_AGE_MS;
    t.alike(known.load('old', ALL).nodes, [A], 'a week to the millisecond still counts');
    t.alike(known.load('old', { ...ALL, maxAgeMs: 1000 }).nodes, [], 'the caller may ask for less');
    clock.timeMs += 1;
    t.alike(known.load('old', ALL).nodes, []);
    known.save('new', [B], ALL);
    t.alike(Object.keys(networksIn(file)), ['new'], 'and leaves the file with the next save');
});
test('seeing no node at all is no reason to forget those of yesterday', async (t) => {
    const { known } = await setup(t);
    known.save('one', [A], ALL);
    t.is(known.save('one', [], ALL).count, 1);
    t.alike(known.load('one', ALL).nodes, [A]);
});
test('a corrupt file is reported, ignored and kept', async (t) => {
    const { file, known } = await setup(t);
    const corrupt = [
        '{"version":1,"networks":{"one":{"nodes":[{"host":"192.0',
        '{"version":2,"networks":{}}',
        '{"version":1,"networks":{"one":{"nodes":[{"host":"example.org","port":1,"seenAt":1}]}}}',
        '{"version":1,"networks":{"one":{"nodes":[{"host":"192.0.2.1","port":0,"seenAt":1}]}}}',
        '[]',
        '',
    ];
    for (const [index, content] of corrupt.entries()) {
        fs.writeFileSync(file, content);
        const { nodes, warning } = known.load('one', ALL);
        t.alike(nodes, []);
        t.ok(warning?.includes(file), 'the warning names the file');
        t.is(fs.readFileSync(file, 'utf8'), content, 'loading moves nothing');
        const aside = `${file}.corrupt${index === 0 ? '' : `.${index + 1}`}`;
        t.alike(known.save('one', [A], ALL), { count: 1, movedAside: aside });
        t.is(fs.readFileSync(aside, 'utf8'), content);
        t.alike(known.load('one', ALL), { nodes: [A] });
    }
});
test('what cannot be read is never written over', async (t) => {
    const { file, known } = await setup(t);
    fs.mkdirSync(file);
    t.ok(known.load('one', ALL).warning?.includes(file));
    await t.exception(() => known.save('one', [A], ALL), /STORAGE_UNUSABLE/);
    t.ok(fs.statSync(file).isDirectory());
});
function networksIn(file) {
    return JSON.parse(fs.readFileSync(file, 'utf8')).networks;
}
//# sourceMappingURL=known-nodes.test.js.map