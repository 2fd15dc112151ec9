/** A relay on a local network, and devices that can meet through it alone. */
import { once } from 'node:events';
import { Client } from 'blind-relay';
import HyperDHT, {} from 'hyperdht';
import { Connection } from '../../src/connection.js';
import { hex } from '../../src/lib/keys.js';
import { Relay } from '../../src/relay.js';
import { createNode } from './network.js';
export async function createRelay(t, { bootstrap }, { isMember = () => false, clock, ...settings }) {
    const dht = await createNode(t, bootstrap);
    const relay = new Relay({
        isMember,
        onUnused: (connection) => void connection.end('timeout'),
        ...(clock && { clock }),
    }, settings);
    await relay.ready();
    t.teardown(() => relay.close(), { order: -1 });
    const connections = [];
    const server = dht.createServer({}, (stream) => {
        const connection = new Connection(stream);
        connections.push(connection);
        relay.serve(connection);
    });
    const { publicKey, secretKey } = HyperDHT.keyPair();
    await server.listen({ publicKey, secretKey });
    return { relay, publicKey, port: dht.io.serverSocket.address().port, connections };
}
/** A device that can be dialled, through a relay alone. */
export async function createFarDevice(t, { bootstrap }) {
    const dht = await createNode(t, bootstrap);
    const server = dht.createServer({ shareLocalAddress: false, holepunch: () => false }, (stream) => void stream.on('error', () => { }));
    const { publicKey, secretKey } = HyperDHT.keyPair();
    await server.listen({ publicKey, secretKey });
    const next = async () => {
        const [stream] = (await once(server, 'connection'));
        return stream;
    };
    return { dht, publicKey, next };
}
/** Dials a device without trying any direct path. */
export function dialThrough(dht, publicKey, relayThrough) {
    const stream = dht.connect(publicKey, {
        relayThrough,
        localConnection: false,
        fastOpen: false,
        holepunch: () => false,
    });
    stream.on('error', () => { });
    return stream;
}
/**
 * A device that only asks, with the client that HyperDHT has.
 * @param claims an address that is not its own, which it gives as its own to the relay
 */
export async function createAsker(t, { bootstrap }, { publicKey, port }, { claims } = {}) {
    const dht = await createNode(t, bootstrap);
    if (claims)
        claimAddress(dht, claims);
    const relayAddresses = [{ host: '127.0.0.1', port }];
    const dial = async () => {
        const stream = dht.connect(publicKey, claims ? { relayAddresses, localConnection: false } : {});
        stream.on('error', () => { });
        t.teardown(() => stream.destroy(), { order: -1 });
        await stream.opened;
        return { stream, client: Client.from(stream, { id: stream.publicKey }) };
    };
    const first = await dial();
    let isFirst = true;
    return {
        deviceId: hex(dht.defaultKeyPair.publicKey),
        stream: first.stream,
        pair: async (isInitiator, same, falseId) => {
            const { client } = isFirst ? first : await dial();
            isFirst = false;
            const raw = dht.createRawStream({ framed: true });
            t.teardown(() => raw.destroy(), { order: -1 });
            const request = client.pair(isInitiator, same, falseId === undefined ? raw : { id: falseId });
            // Also of what was paired: the end of the relay is its error.
            request.on('error', () => { });
            const [id] = (await once(request, 'data'));
            return id;
        },
    };
}
/** As if its first message had come from there by way of another node, which nobody can check. */
function claimAddress(dht, address) {
    const { _router: router } = dht;
    const ask = router.peerHandshake.bind(router);
    router.peerHandshake = (target, options, to) => {
        return ask(target, { ...options, peerAddress: address }, to);
    };
    dht.remoteAddress = () => address;
}
//# sourceMappingURL=relayed.js.map