/** Packets of dht-rpc 6.27, written by hand, and sockets that send them from any loopback address. */
import dgram from 'node:dgram';
import { once } from 'node:events';
import { addressKey } from '../../src/limits/source-table.js';
export const REQUEST = 0b00011;
export const REPLY = 0b10011;
export function requestPacket(fields) {
    const { tid = 0, internal = false, command, id, token, target, value } = fields;
    const flags = (id ? 1 : 0) | (token ? 2 : 0) | (internal ? 4 : 0) | (target ? 8 : 0) | (value ? 16 : 0);
    const head = Buffer.alloc(10);
    head[0] = REQUEST;
    head[1] = flags;
    head.writeUInt16LE(tid, 2);
    const parts = [head, id, token, Buffer.from([command]), target];
    if (value)
        parts.push(lengthOf(value), value);
    return Buffer.concat(parts.filter((part) => part !== undefined));
}
/** compact-encoding's. */
function lengthOf({ length }) {
    if (length < 0xfd)
        return Buffer.from([length]);
    const long = Buffer.alloc(3, 0xfd);
    long.writeUInt16LE(length, 1);
    return long;
}
/** Of a reply; the id and the value are left out. */
export function readReply(packet) {
    const flags = packet[1] ?? 0;
    let at = 10 + (flags & 1 ? 32 : 0);
    const token = flags & 2 ? packet.subarray(at, (at += 32)) : null;
    if (flags & 4)
        at += 1 + (packet[at] ?? 0) * 6;
    return { tid: packet.readUInt16LE(2), token, error: flags & 8 ? (packet[at] ?? 0) : 0 };
}
/** The answer to a PING, with which every DHT node proves that it is at its address. */
export function pongPacket(ping) {
    const reply = Buffer.alloc(10);
    reply[0] = REPLY;
    ping.copy(reply, 2, 2, 4);
    return reply;
}
export class UdpClient {
    replies = [];
    sentBytes = 0;
    receivedBytes = 0;
    pings = 0;
    #socket = dgram.createSocket('udp4');
    #settings;
    #tid = 0;
    constructor(settings) {
        this.#settings = settings;
    }
    get key() {
        return addressKey(this.#settings.host);
    }
    get port() {
        return this.#socket.address().port;
    }
    async open() {
        this.#socket.bind({ address: this.#settings.host, port: 0 });
        await once(this.#socket, 'listening');
        this.#socket.on('message', (packet) => this.#read(packet));
        return this;
    }
    send(packet) {
        this.sentBytes += packet.length;
        this.#socket.send(packet, this.#settings.port, '127.0.0.1');
    }
    /** The reply; undefined where none came. */
    async ask(fields, timeoutMs = 1000) {
        const tid = this.#tid++ & 0xffff;
        const signal = AbortSignal.timeout(timeoutMs);
        this.send(requestPacket({ ...fields, tid }));
        try {
            for (;;) {
                const [packet] = (await once(this.#socket, 'message', { signal }));
                if (packet[0] === REPLY && packet.readUInt16LE(2) === tid)
                    return packet;
            }
        }
        catch {
            return undefined;
        }
    }
    async close() {
        this.#socket.close();
        await once(this.#socket, 'close');
    }
    #read(packet) {
        this.receivedBytes += packet.length;
        if (packet[0] === REPLY) {
            this.replies.push(packet);
            return;
        }
        this.pings++;
        if (this.#settings.answersPings ?? true)
            this.send(pongPacket(packet));
    }
}
//# sourceMappingURL=dht-packets.js.map