/**
 * Sees CoMapeo devices by real multicast packets on the loopback interface, as an app does on the
 * Wi-Fi. It reads DNS packets by itself: what the peer sends must make sense to others too.
 */
import dgram from 'node:dgram';
import { once } from 'node:events';
const GROUP = '224.0.0.251';
const PORT = 5353;
const LOOPBACK = '127.0.0.1';
const SERVICE = '_comapeo._tcp.local';
const PTR = 12;
const SRV = 33;
export async function browse(t) {
    const socket = dgram.createSocket({ type: 'udp4', reuseAddr: true });
    t.teardown(() => socket.close());
    const browser = { seen: new Map(), onFound: () => { } };
    socket.on('message', (packet) => {
        for (const { type, ttl, name, rdata } of recordsOf(packet)) {
            const instance = type === PTR ? readName(packet, rdata).name : name;
            if (!instance.endsWith(`.${SERVICE}`))
                continue;
            const label = instance.slice(0, -SERVICE.length - 1);
            if (ttl === 0)
                browser.seen.delete(label);
            else if (type === SRV && !browser.seen.has(label)) {
                const service = { name: label, port: packet.readUInt16BE(rdata + 4) };
                browser.seen.set(label, service);
                browser.onFound(service);
            }
        }
    });
    socket.bind(PORT);
    await once(socket, 'listening');
    socket.addMembership(GROUP, LOOPBACK);
    socket.setMulticastInterface(LOOPBACK);
    socket.send(question(SERVICE), PORT, GROUP);
    return browser;
}
function question(name) {
    const labels = name.split('.').map((l) => Buffer.from([l.length, ...Buffer.from(l)]));
    // One question: any PTR record of the name, class IN.
    const head = Buffer.from([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    return Buffer.concat([head, ...labels, Buffer.from([0, 0, PTR, 0, 1])]);
}
function recordsOf(packet) {
    const count = (at) => packet.readUInt16BE(at);
    let offset = 12;
    for (let i = 0; i < count(4); i++)
        offset = readName(packet, offset).end + 4;
    const records = [];
    for (let i = 0; i < count(6) + count(8) + count(10); i++) {
        const { name, end } = readName(packet, offset);
        const rdata = end + 10;
        records.push({ name, type: count(end), ttl: packet.readUInt32BE(end + 4), rdata });
        offset = rdata + count(end + 8);
    }
    return records;
}
function readName(packet, start) {
    const labels = [];
    let offset = start;
    let end = 0;
    for (;;) {
        const length = packet.readUInt8(offset);
        if (length >= 0xc0) {
            if (end === 0)
                end = offset + 2;
            offset = packet.readUInt16BE(offset) & 0x3fff;
        }
        else if (length === 0) {
            return { name: labels.join('.'), end: end === 0 ? offset + 1 : end };
        }
        else {
            labels.push(packet.toString('utf8', offset + 1, offset + 1 + length));
            offset += length + 1;
        }
    }
}
//# sourceMappingURL=mdns.js.map