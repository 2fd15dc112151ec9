import { keyPair, randomBytes } from 'hypercore-crypto';
import HyperDHT from 'hyperdht';
import Protomux from 'protomux';
import { Connection } from '../../src/connection.js';
import { Handshake } from '../../src/handshake.js';
import { hex } from '../../src/lib/keys.js';
const LOOPBACK = '127.0.0.1';
/** Servers of one node: each has relays to ping, and a node sends 107 requests a second. */
const SERVERS_PER_NODE = 15;
/** What such an identity does to those who dial it. */
export const LIES = {
    /** Accepts, and says nothing. */
    silent: () => { },
    /** Says what nobody understands. */
    nonsense: (stream) => void stream.write(randomBytes(400)),
    /** Hangs up. */
    gone: (stream) => stream.destroy(),
    /** Speaks Protomux, but not the handshake: the bare path, without the proof. */
    mute: (stream) => void Protomux.from(stream),
    /** Speaks the handshake, with another project's key. */
    'wrong-key': (stream) => {
        const handshake = new Handshake({
            connection: new Connection(stream),
            find: (discoveryKey) => ({
                projectId: 'none',
                discoveryKey,
                psk: randomBytes(32),
            }),
            admit: () => Promise.reject(new Error('nobody gets so far')),
        });
        handshake.start();
    },
    /** Is not there at all: a record and nothing behind it. */
    absent: undefined,
};
/** As many of each kind, in turn; all announced and listening when it resolves. */
export async function announceFalsely({ bootstrap }, discoveryKey, { count, lies = Object.keys(LIES) }) {
    const nodes = [];
    const deviceIds = new Set();
    const dialled = new Map();
    let open = 0;
    const announce = async (dht, lie) => {
        const identity = keyPair();
        deviceIds.add(hex(identity.publicKey));
        const answer = LIES[lie];
        let relays = dht.toArray({ limit: 3 });
        if (answer) {
            const server = dht.createServer({}, (stream) => {
                stream.on('error', () => { });
                open++;
                stream.once('close', () => open--);
                dialled.set(lie, (dialled.get(lie) ?? 0) + 1);
                answer(stream);
            });
            await server.listen(identity);
            relays = server.relayAddresses;
        }
        await dht.announce(discoveryKey, identity, relays).finished();
    };
    for (let n = 0; n < count; n += SERVERS_PER_NODE) {
        const dht = new HyperDHT({ bootstrap, host: LOOPBACK, port: [0, 0] });
        nodes.push(dht);
        await dht.fullyBootstrapped();
    }
    // One after the other on each node, for tokens expire in a queue.
    await Promise.all(nodes.map(async (dht, i) => {
        for (let n = i; n < count; n += nodes.length) {
            await announce(dht, lies[n % lies.length]);
        }
    }));
    return {
        deviceIds,
        dialled,
        get open() {
            return open;
        },
        // Without a farewell: it would take its time, and the network ends as well.
        close: async () => void (await Promise.all(nodes.map((dht) => dht.destroy({ force: true })))),
    };
}
//# sourceMappingURL=false-announcers.js.map