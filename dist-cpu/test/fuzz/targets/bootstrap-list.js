/** Bootstrap lists, in files and as flags: nothing but `INVALID_BOOTSTRAP_LIST` comes out. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { resolveBootstrap, resolveBootstrapList, } from '../../../src/bootstrap-list.js';
import { MapeoWebError } from '../../../src/lib/errors.js';
import { chance, int, mutateBytes, mutateJson, mutateText, pick } from '../mutate.js';
const HOSTS = ['192.0.2.1', '198.51.100.7', 'dht.example.org', 'Example.NET', 'localhost', 'a-b.c'];
function randomList(random) {
    const nodes = Array.from({ length: 1 + int(random, 5) }, (_, n) => ({
        host: pick(random, HOSTS),
        port: 1 + n * 100 + int(random, 100),
        ...(chance(random, 0.3) && { suggestedIp: `203.0.113.${1 + n}` }),
        maintainer: 'somebody',
        since: '2026-11-23',
    }));
    return { network: 'test', nodes };
}
/** What is handed on can be handed to HyperDHT. */
function check({ networkId, dht, nodes }) {
    assert.match(networkId, /^[0-9a-f]{16}$/);
    assert.equal(dht.length, nodes.length);
    for (const address of dht)
        assert.match(address, /^([\d.]+@)?[A-Za-z0-9.-]+:[1-9]\d{0,4}$/);
}
function attempt(resolve) {
    let resolved;
    try {
        resolved = resolve();
    }
    catch (error) {
        assert(error instanceof MapeoWebError, String(error));
        assert.equal(error.code, 'INVALID_BOOTSTRAP_LIST');
        return;
    }
    check(resolved);
}
async function run(random, file) {
    const list = randomList(random);
    fs.writeFileSync(file, JSON.stringify(list));
    const { dht } = resolveBootstrapList(file);
    check(resolveBootstrap({ bootstrap: dht.join() }));
    attempt(() => resolveBootstrap({ bootstrap: mutateText(random, dht.join()) }));
    fs.writeFileSync(file, chance(random, 0.5)
        ? JSON.stringify(mutateJson(random, list))
        : mutateBytes(random, Buffer.from(JSON.stringify(list))));
    attempt(() => resolveBootstrapList(file));
}
export const target = {
    name: 'bootstrap-list',
    async open() {
        const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mw-fuzz-'));
        const file = path.join(dir, 'list.json');
        return {
            run: (random) => run(random, file),
            close: async () => fs.rmSync(dir, { recursive: true }),
        };
    },
};
//# sourceMappingURL=bootstrap-list.js.map