/** Announces keys in one of three ways, in a process of its own, and says what it cost. */
import { once } from 'node:events';
import { keyPair } from 'hypercore-crypto';
import HyperDHT from 'hyperdht';
import Hyperswarm from 'hyperswarm';
import { Announcer } from '../../src/announcer.js';
import { DHT_WINDOW } from '../../src/announcements.js';
import { toDiscoveryKey } from '../../src/lib/keys.js';
import { serve } from '../lib/program.js';
const LOOPBACK = '127.0.0.1';
/** More at a time overfill dht-rpc's window. */
const PACED = 4;
const identity = keyPair();
const relayAddresses = [{ host: LOOPBACK, port: 1 }];
const methods = {
    async sweep(dht, keys, onDone) {
        const announcer = new Announcer({
            dht,
            keyPair: identity,
            relayAddresses: () => relayAddresses,
        });
        announcer.on('announced', onDone);
        announcer.addAll(keys.map((key) => ({ discoveryKey: toDiscoveryKey(key) })));
        await once(announcer, 'complete');
    },
    async join(dht, keys, onDone) {
        const swarm = new Hyperswarm({ dht, keyPair: identity });
        await swarm.listen();
        const joined = keys.map((key) => swarm.join(key, { server: true, client: false }).flushed());
        await Promise.all(joined.map((flushed) => flushed.then(onDone)));
    },
    async announce(dht, keys, onDone) {
        const queue = [...keys];
        const work = async () => {
            for (let key = queue.shift(); key; key = queue.shift()) {
                await dht.announce(key, identity, relayAddresses).finished();
                onDone();
            }
        };
        await Promise.all(Array.from({ length: PACED }, work));
    },
};
const handlers = {
    async run({ bootstrap, method, keys, limitMs }) {
        // The peer's own window; the others have that of everybody.
        const window = method === 'sweep' ? { maxWindow: DHT_WINDOW } : {};
        const dht = new HyperDHT({ bootstrap, host: LOOPBACK, port: [0, 0], ...window });
        await dht.fullyBootstrapped();
        let done = 0;
        let lastDoneAtMs = 0;
        const startedAtMs = performance.now();
        const before = requestsOf(dht);
        const cpu = process.cpuUsage();
        const finished = methods[method](dht, keys, () => {
            done++;
            lastDoneAtMs = performance.now();
        });
        let timer;
        const over = new Promise((resolve) => (timer = setTimeout(resolve, limitMs)));
        await Promise.race([finished, over]);
        clearTimeout(timer);
        const { user, system } = process.cpuUsage(cpu);
        return {
            publicKey: identity.publicKey,
            done,
            ms: (done === keys.length ? lastDoneAtMs : performance.now()) - startedAtMs,
            requests: requestsOf(dht) - before,
            cpuMs: (user + system) / 1000,
        };
    },
};
/** Every request that left, of whatever kind. */
function requestsOf(dht) {
    return dht.stats.requests.total;
}
serve(handlers);
//# sourceMappingURL=announcer.js.map