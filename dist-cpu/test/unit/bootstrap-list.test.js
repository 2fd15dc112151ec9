import fs from 'node:fs';
import path from 'node:path';
import test, {} from 'brittle';
import { BOOTSTRAP_NODES } from 'hyperdht/lib/constants.js';
import { generateSchema, SCHEMA_FILE } from '../../scripts/generate-schema.js';
import { loadBootstrapList, resolveBootstrap, SHIPPED_LIST } from '../../src/bootstrap-list.js';
import { MapeoWebError } from '../../src/lib/errors.js';
import { ipv4Scope } from '../../src/lib/ipv4.js';
import { tmpdir } from '../helpers/network.js';
const NODE = { host: 'a.example.org', port: 49737, maintainer: 'Ana', since: '2026-11-22' };
const OTHER = { ...NODE, host: '192.0.2.7', port: 49738 };
async function writeList(t, content) {
    const file = path.join(await tmpdir(t), 'list.json');
    fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
}
/** The detail of the error that `run` must throw. */
function refusal(run) {
    try {
        run();
    }
    catch (error) {
        if (error instanceof MapeoWebError && error.code === 'INVALID_BOOTSTRAP_LIST') {
            return error.detail;
        }
        throw error;
    }
    return 'accepted';
}
test('the shipped list is the one of the installed hyperdht', (t) => {
    const shipped = resolveBootstrap({});
    t.alike(shipped.dht, BOOTSTRAP_NODES);
    t.is(shipped.source, SHIPPED_LIST);
    t.is(loadBootstrapList(SHIPPED_LIST).network, 'hyperdht');
});
test('the published schema is the one the code checks with', async (t) => {
    t.is(fs.readFileSync(SCHEMA_FILE, 'utf8'), await generateSchema(), 'else: npm run build && node dist/scripts/generate-schema.js');
});
test('a list is loaded as it is written', async (t) => {
    const list = { network: 'test', nodes: [{ ...NODE, suggestedIp: '192.0.2.1' }, OTHER] };
    const file = await writeList(t, { $schema: './x.json', source: 'a test', ...list });
    t.alike(loadBootstrapList(file).nodes, list.nodes);
    const resolved = resolveBootstrap({ bootstrapFile: file });
    t.alike(resolved.dht, ['192.0.2.1@a.example.org:49737', '192.0.2.7:49738']);
    t.alike(resolved.nodes, [
        { host: 'a.example.org', port: 49737, suggestedIp: '192.0.2.1' },
        { host: '192.0.2.7', port: 49738 },
    ]);
    t.is(resolved.source, file);
});
test('every bad list is refused with the file, the entry and the reason', async (t) => {
    const cases = [
        ['{"network": ', 'JSON'],
        [[], 'Invalid input'],
        [{ nodes: [NODE] }, 'network: is missing'],
        [{ network: 'test' }, 'nodes: is missing'],
        [{ network: 'test', nodes: {} }, 'nodes: must be an array'],
        [{ network: 'test', nodes: [] }, 'nodes: is empty'],
        [{ network: 'test', nodes: [NODE], extra: 1 }, 'the list: unknown field "extra"'],
        ...entryCases(),
    ];
    for (const [content, expected] of cases) {
        const file = await writeList(t, content);
        const detail = refusal(() => loadBootstrapList(file));
        t.ok(detail.startsWith(`${file}: `) && detail.includes(expected), `${expected} (${detail})`);
    }
    const missing = path.join(await tmpdir(t), 'none.json');
    t.ok(refusal(() => loadBootstrapList(missing)).includes('ENOENT'));
});
function entryCases() {
    const bad = [
        [{ port: 0 }, 'nodes[1].port: must be from 1 to 65535'],
        [{ port: 65536 }, 'nodes[1].port: must be from 1 to 65535'],
        [{ port: 1.5 }, 'nodes[1].port: must be a whole number'],
        [{ port: '49737' }, 'nodes[1].port: must be a number'],
        [{ port: undefined }, 'nodes[1].port: is missing'],
        [{ host: undefined }, 'nodes[1].host: is missing'],
        [{ host: 7 }, 'nodes[1].host: must be text'],
        [{ host: '' }, 'nodes[1].host: must be an IPv4 address or a host name'],
        [{ host: 'under_score.org' }, 'nodes[1].host: must be an IPv4 address or a host name'],
        [{ host: '-a.org' }, 'nodes[1].host: must be an IPv4 address or a host name'],
        // A name whose last label is a number is an address with a typing error.
        [{ host: '999.1.1.1' }, 'nodes[1].host: must be an IPv4 address or a host name'],
        [{ host: '192.0.2.01' }, 'nodes[1].host: must be an IPv4 address or a host name'],
        [{ host: '192.0.2' }, 'nodes[1].host: must be an IPv4 address or a host name'],
        [{ host: '192.0.2.1.' }, 'nodes[1].host: must be an IPv4 address or a host name'],
        [{ host: '::1' }, 'nodes[1].host: must be an IPv4 address or a host name'],
        [{ host: 'a.org:49737' }, 'nodes[1].host: must be an IPv4 address or a host name'],
        [{ host: '0.0.0.0' }, 'nodes[1].host: is an address no node can have'],
        [{ suggestedIp: 'b.example.org' }, 'nodes[1].suggestedIp: must be an IPv4 address'],
        [{ suggestedIp: '224.0.0.1' }, 'nodes[1].suggestedIp: is an address no node can have'],
        [{ maintainer: ' ' }, 'nodes[1].maintainer: must not be empty'],
        [{ since: '22.11.2026' }, 'nodes[1].since: must be a date'],
        [{ since: '2026-02-30' }, 'nodes[1].since: must be a date'],
        [{ since: undefined }, 'nodes[1].since: is missing'],
        [{ region: 'EU' }, 'nodes[1]: unknown field "region"'],
        [{ ...NODE, host: 'A.Example.org' }, 'nodes[1]: is the same node as nodes[0]'],
    ];
    const nodes = bad.map(([fields, detail]) => [
        [NODE, { ...OTHER, ...fields }],
        detail,
    ]);
    nodes.push([
        [
            { ...NODE, suggestedIp: '192.0.2.7' },
            { ...OTHER, port: NODE.port },
        ],
        'nodes[1]: is the same node as nodes[0] (192.0.2.7:49737)',
    ]);
    return nodes.map(([list, detail]) => [{ network: 'test', nodes: list }, detail]);
}
test('two ports of one machine are two nodes', async (t) => {
    const nodes = [OTHER, { ...OTHER, port: 49739 }];
    const file = await writeList(t, { network: 'test', nodes });
    t.is(loadBootstrapList(file).nodes.length, 2);
});
test('--bootstrap wins over --bootstrap-file, and neither is read when it loses', async (t) => {
    const file = await writeList(t, 'garbage');
    const resolved = resolveBootstrap({ bootstrap: '192.0.2.1:1, b.org:2', bootstrapFile: file });
    t.alike(resolved.dht, ['192.0.2.1:1', 'b.org:2']);
    t.is(resolved.source, '--bootstrap');
    t.alike(resolveBootstrap({ bootstrap: '192.0.2.1@b.org:2' }).nodes, [
        { host: 'b.org', port: 2, suggestedIp: '192.0.2.1' },
    ]);
});
test('"none" is the only way to no bootstrap nodes at all', (t) => {
    t.alike(resolveBootstrap({ bootstrap: 'none' }).dht, []);
    for (const bootstrap of ['', ' ', ',', 'None', 'none,192.0.2.1:1']) {
        t.not(refusal(() => resolveBootstrap({ bootstrap })), 'accepted', bootstrap);
    }
});
test('a bad --bootstrap is refused with the source, the entry and the reason', (t) => {
    const cases = [
        ['192.0.2.1', '--bootstrap: "192.0.2.1" is not host:port'],
        ['192.0.2.1:0', '--bootstrap: "192.0.2.1:0": port: must be from 1 to 65535'],
        ['a.org:1,b.org:99999', '--bootstrap: "b.org:99999": port: must be from 1 to 65535'],
        ['a.org:1,b.org:http', '--bootstrap: "b.org:http" is not host:port'],
        ['[::1]:49737', '--bootstrap: "[::1]:49737" is not host:port'],
        ['a b.org:1', 'host: must be an IPv4 address or a host name'],
        ['999.0.2.1:1', 'host: must be an IPv4 address or a host name'],
        ['x@a.org:1', 'suggestedIp: must be an IPv4 address'],
        ['a.org:1,a.org:1', '"a.org:1": is the same node as "a.org:1"'],
    ];
    for (const [bootstrap, expected] of cases) {
        const detail = refusal(() => resolveBootstrap({ bootstrap }));
        t.ok(detail.includes(expected), `${expected} (${detail})`);
    }
});
test('the network id depends on the nodes alone', (t) => {
    const id = (bootstrap) => resolveBootstrap({ bootstrap }).networkId;
    t.ok(/^[0-9a-f]{16}$/.test(id('a.org:1')));
    t.is(id('a.org:1,b.org:2'), id('b.org:2, A.org:1'));
    t.is(id('a.org:1'), id('192.0.2.1@a.org:1'), 'a suggested address is a hint, not an identity');
    t.not(id('a.org:1'), id('a.org:2'));
    t.not(id('a.org:1'), id('none'));
    t.is(id('a.org:1'), '916fe0f29cb99a5b', 'and never changes between versions');
});
test('the scope of an address', (t) => {
    const cases = {
        public: ['192.0.2.1', '203.0.113.9', '172.32.0.1', '100.128.0.1'],
        private: [
            '10.0.0.1',
            '172.16.0.1',
            '172.31.255.255',
            '192.168.1.1',
            '169.254.1.1',
            '100.64.0.1',
        ],
        loopback: ['127.0.0.1', '127.8.8.8'],
        unusable: ['0.0.0.0', '0.1.2.3', '224.0.0.1', '239.1.1.1', '240.0.0.1', '255.255.255.255'],
    };
    for (const [scope, addresses] of Object.entries(cases)) {
        for (const address of addresses)
            t.is(ipv4Scope(address), scope, address);
    }
    for (const text of ['example.org', '::1', '1.2.3', '01.2.3.4', '256.1.1.1', '', '1']) {
        t.is(ipv4Scope(text), undefined, text);
    }
});
//# sourceMappingURL=bootstrap-list.test.js.map