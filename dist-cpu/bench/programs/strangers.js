/** Sends first Noise messages of devices that do not exist, over plain UDP, as fast as it is told. */
import dgram from 'node:dgram';
import { once } from 'node:events';
import { hash } from 'hypercore-crypto';
import HyperDHT from 'hyperdht';
import { firstMessage } from '../../test/helpers/handshake-flood.js';
import { serve } from '../lib/program.js';
const LOOPBACK = '127.0.0.1';
const VERSION = 0b11;
const HAS_TARGET_AND_VALUE = 8 | 16;
const PEER_HANDSHAKE = 0;
const LONG = 0xfd;
const TICK_MS = 20;
/** Nobody is there. */
const NOWHERE = { host: LOOPBACK, port: 9 };
let sockets = [];
let packets = [];
const handlers = {
    async prepare({ kind, publicKey, port, messages, addresses }) {
        const key = Buffer.from(publicKey, 'hex');
        const madeFor = kind === 'rubbish' ? HyperDHT.keyPair().publicKey : key;
        const options = kind === 'punched' ? { clientAddress: NOWHERE } : {};
        packets = Array.from({ length: messages }, (_, n) => request(n, { port, target: hash(key), value: firstMessage(madeFor, options) }));
        sockets = await Promise.all(Array.from({ length: addresses }, async (_, n) => {
            const socket = dgram.createSocket('udp4');
            socket.bind({ address: `127.1.${n >> 7}.${1 + (n & 127)}`, port: 0 });
            await once(socket, 'listening');
            return socket;
        }));
    },
    /** Resolves with the number of packets it sent, once all are. */
    async run({ port, perSecond }) {
        const startedAtMs = performance.now();
        let sent = 0;
        while (sent < packets.length) {
            const due = ((performance.now() - startedAtMs) / 1000) * perSecond;
            for (; sent < Math.min(due, packets.length); sent++) {
                sockets[sent % sockets.length]?.send(packets[sent], port, LOOPBACK);
            }
            await new Promise((resolve) => setTimeout(resolve, TICK_MS));
        }
        for (const socket of sockets)
            socket.close();
        return sent;
    },
};
/** As dht-rpc 6.27 encodes it. */
function request(n, { port, target, value }) {
    const head = Buffer.alloc(11);
    head[0] = VERSION;
    head[1] = HAS_TARGET_AND_VALUE;
    head.writeUInt16LE(n & 0xffff, 2);
    head.set(LOOPBACK.split('.').map(Number), 4);
    head.writeUInt16LE(port, 8);
    head[10] = PEER_HANDSHAKE;
    const length = Buffer.from([LONG, value.length & 0xff, value.length >> 8]);
    const prefix = value.length < LONG ? Buffer.from([value.length]) : length;
    return Buffer.concat([head, target, prefix, value]);
}
serve(handlers);
//# sourceMappingURL=strangers.js.map