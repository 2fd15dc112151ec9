/**
 * The first packet of a connection, as HyperDHT takes it from anybody: Noise messages that are cut
 * off, changed or not meant for us, sent by a client or by a relay for a client at any address.
 */
import assert from 'node:assert/strict';
import { keyPair } from 'hypercore-crypto';
import HyperDHT from 'hyperdht';
import { Listener } from '../../../src/listener.js';
import { firstMessage, sendFirst } from '../../helpers/handshake-flood.js';
import { chance, int, mutateBytes, pick } from '../mutate.js';
const HOST = '127.0.0.1';
const MAX_PENDING = 16;
async function open() {
    const own = { host: HOST, port: [0, 0], bootstrap: [] };
    const [dht, stranger] = [new HyperDHT(own), new HyperDHT(own)];
    await Promise.all([dht.fullyBootstrapped(), stranger.fullyBootstrapped()]);
    const identity = keyPair();
    const listener = new Listener({ dht, keyPair: identity }, { handshakes: { maxPending: MAX_PENDING, addressBurst: 1e9 } });
    await listener.ready();
    const address = { host: HOST, port: dht.io.serverSocket.address().port };
    const server = { address, publicKey: identity.publicKey };
    const run = async (random) => {
        const clientAddress = { host: HOST, port: pick(random, [0, 1, 9, 65_535]) };
        const value = firstMessage(chance(random, 0.9) ? identity.publicKey : keyPair().publicKey, {
            ...(chance(random, 0.5) && { clientAddress }),
            isOpen: chance(random, 0.5),
            cutBytes: chance(random, 0.5) ? int(random, 160) : 0,
        });
        // Most are never answered.
        void sendFirst(stranger, server, chance(random, 0.5) ? mutateBytes(random, value) : value);
        await stranger.ping(address);
        const { handshakes } = listener.unproven;
        assert(handshakes <= MAX_PENDING, `${handshakes} handshakes under way`);
    };
    const close = async () => {
        await listener.close();
        await Promise.all([dht.destroy(), stranger.destroy()]);
    };
    return { run, close };
}
export const target = { name: 'first-message', open };
//# sourceMappingURL=first-message.js.map