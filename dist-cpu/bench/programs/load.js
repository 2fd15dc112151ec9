/**
 * Asks a DHT node as fast as it answers, over plain UDP: a client library would need more processor
 * time than the node. The packets are those of dht-rpc 6.27.
 */
import dgram from 'node:dgram';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { serve } from '../lib/program.js';
const REQUEST = 0b00011;
const REPLY = 0b10011;
const INTERNAL = 4;
const HAS_TARGET = 8;
const PING = 0;
const FIND_NODE = 2;
const LOOKUP = 3;
/** What newcomers and clients of a bootstrap node ask. */
const MIX = [FIND_NODE, FIND_NODE, LOOKUP, FIND_NODE, LOOKUP, PING];
/** Sockets, each with an address of its own, and requests under way on each. */
const SOCKETS = 16;
const IN_FLIGHT = 8;
/** What is lost is replaced. */
const STALLED_MS = 200;
const handlers = {
    /** Resolves with the number of answers, and how often one that did not come was given up. */
    async run({ address, ms }) {
        const [host = '', port = '0'] = address.split(':');
        const to = { host, port: Number(port) };
        let answers = 0;
        let unanswered = 0;
        const sockets = await Promise.all(Array.from({ length: SOCKETS }, async (_, i) => {
            const socket = dgram.createSocket('udp4');
            socket.bind({ address: `127.0.${1 + i}.1`, port: 0 });
            await once(socket, 'listening');
            let n = 0;
            let heardAtMs = Date.now();
            const ask = () => socket.send(request(n++, to), to.port, to.host);
            socket.on('message', (packet, from) => {
                if (packet[0] === REQUEST)
                    return socket.send(pong(packet, from), from.port, from.address);
                answers++;
                heardAtMs = Date.now();
                ask();
            });
            for (let k = 0; k < IN_FLIGHT; k++)
                ask();
            const timer = setInterval(() => {
                if (Date.now() - heardAtMs <= STALLED_MS)
                    return;
                unanswered++;
                ask();
            }, STALLED_MS);
            return () => {
                clearInterval(timer);
                socket.removeAllListeners('message');
                socket.close();
            };
        }));
        await new Promise((resolve) => setTimeout(resolve, ms));
        for (const close of sockets)
            close();
        return { answers, unanswered };
    },
};
function request(n, to) {
    const command = MIX[n % MIX.length];
    const hasTarget = command !== PING;
    const isInternal = command !== LOOKUP;
    const head = Buffer.alloc(11);
    head[0] = REQUEST;
    head[1] = (isInternal ? INTERNAL : 0) | (hasTarget ? HAS_TARGET : 0);
    head.writeUInt16LE(n & 0xffff, 2);
    head.set(to.host.split('.').map(Number), 4);
    head.writeUInt16LE(to.port, 8);
    head[10] = command;
    return hasTarget ? Buffer.concat([head, randomBytes(32)]) : head;
}
/** The answer to a PING, with which every DHT node proves that it is at its address. */
function pong(ping, to) {
    const reply = Buffer.alloc(10);
    reply[0] = REPLY;
    ping.copy(reply, 2, 2, 4);
    reply.set(to.address.split('.').map(Number), 4);
    reply.writeUInt16LE(to.port, 8);
    return reply;
}
serve(handlers);
//# sourceMappingURL=load.js.map