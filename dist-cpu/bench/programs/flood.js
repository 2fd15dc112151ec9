/** A stranger who asks a DHT node too much, and somebody who asks it one thing after the other. */
import dgram from 'node:dgram';
import { once } from 'node:events';
import HyperDHT from 'hyperdht';
import { pongPacket, REPLY, requestPacket } from '../../test/helpers/dht-packets.js';
import { serve } from '../lib/program.js';
const TICK_MS = 5;
const LOOKUP = 3;
const FIND_NODE = { internal: true, command: 2 };
/** As many as fit into an answer. */
const ANNOUNCERS = 20;
const TIMEOUT_MS = 1000;
const handlers = {
    /** Stores 20 records for a topic, each with 3 addresses: what a lookup can bring back at most. */
    async fill({ port, topic }) {
        const dht = new HyperDHT({ bootstrap: [`127.0.0.1:${port}`], host: '127.0.0.1', port: [0, 0] });
        await dht.fullyBootstrapped();
        const relays = [1, 2, 3].map((relayPort) => ({ host: '127.0.0.1', port: relayPort }));
        for (let i = 0; i < ANNOUNCERS; i++) {
            await dht.announce(Buffer.from(topic, 'hex'), HyperDHT.keyPair(), relays).finished();
        }
        await dht.destroy();
    },
    async flood(settings) {
        const { port, topic, sources, isThere, packetsPerSecond, ms } = settings;
        const result = { sentPackets: 0, sentBytes: 0, receivedBytes: 0 };
        const lookup = requestPacket({ command: LOOKUP, target: Buffer.from(topic, 'hex') });
        const sockets = await Promise.all(Array.from({ length: sources }, async (_, i) => {
            const socket = await open(`127.${10 + (i >> 8)}.${i & 0xff}.1`);
            socket.on('message', (packet) => {
                result.receivedBytes += packet.length;
                if (isThere && packet[0] !== REPLY)
                    socket.send(pongPacket(packet), port, '127.0.0.1');
            });
            return socket;
        }));
        const startedAtMs = performance.now();
        let next = 0;
        while (performance.now() - startedAtMs < ms) {
            const wanted = ((performance.now() - startedAtMs) / 1000) * packetsPerSecond;
            for (; result.sentPackets < wanted; result.sentPackets++) {
                sockets[next++ % sources]?.send(lookup, port, '127.0.0.1');
                result.sentBytes += lookup.length;
            }
            await new Promise((resolve) => setTimeout(resolve, TICK_MS));
        }
        for (const socket of sockets)
            socket.close();
        return result;
    },
    /** Asks from an address of its own, whenever it has its answer; without one for a second, again. */
    async ask({ port, ms }) {
        const socket = await open('127.200.0.1');
        const times = [];
        let asked = 0;
        let answered = () => { };
        socket.on('message', (packet) => {
            if (packet[0] === REPLY)
                answered(packet.readUInt16LE(2));
            else
                socket.send(pongPacket(packet), port, '127.0.0.1');
        });
        const startedAtMs = performance.now();
        while (performance.now() - startedAtMs < ms) {
            const tid = asked++ & 0xffff;
            const sentAtMs = performance.now();
            socket.send(requestPacket({ ...FIND_NODE, tid, target: Buffer.alloc(32, tid) }), port, '127.0.0.1');
            const isAnswered = await new Promise((resolve) => {
                const timer = setTimeout(() => resolve(false), TIMEOUT_MS);
                answered = (got) => {
                    if (got !== tid)
                        return;
                    clearTimeout(timer);
                    resolve(true);
                };
            });
            if (isAnswered)
                times.push(performance.now() - sentAtMs);
            await new Promise((resolve) => setTimeout(resolve, TICK_MS));
        }
        socket.close();
        return { asked, answered: times.length, p99Ms: p99(times) };
    },
};
function p99(times) {
    return times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? NaN;
}
async function open(address) {
    const socket = dgram.createSocket({ type: 'udp4', recvBufferSize: 2 ** 22 });
    socket.bind({ address, port: 0 });
    await once(socket, 'listening');
    return socket;
}
serve(handlers);
//# sourceMappingURL=flood.js.map