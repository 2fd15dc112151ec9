/**
 * DISCOVERY, bootstrap nodes. As much of a DHT packet (dht-rpc 6.27, `lib/io.js`) as is needed to
 * tell what it will cost, without decoding it.
 *
 *     request   type 1, flags 1, tid 2, to 6, [id 32], [token 32], command 1, [target 32], [value]
 *     reply     type 1, flags 1, tid 2, to 6, [id 32], [token 32], …
 */
import { DIAL_BACK_COMMAND } from '../dial-back.js';
const REQUEST = 0b00011;
const REPLY = 0b10011;
const HAS_ID = 1;
const HAS_TOKEN = 2;
const IS_INTERNAL = 4;
const HAS_TARGET = 8;
const HEAD_BYTES = 10;
const FIELD_BYTES = 32;
/** From here on a number takes more than one byte, and no flags or commands do. */
const MULTI_BYTE = 0xfd;
/**
 * What requests cost the node, a PING being 1: processor time and bytes sent, for itself and for
 * others. Internal commands are those of dht-rpc, the others hyperdht's.
 */
const INTERNAL = [
    ['PING', 1],
    ['PING_NAT', 1],
    ['FIND_NODE', 2],
    // We may ask the node in question.
    ['DOWN_HINT', 2],
    // A timer for up to 10 s.
    ['DELAYED_PING', 5],
];
const EXTERNAL = [
    // Forwarded: a packet more.
    ['PEER_HANDSHAKE', 3],
    ['PEER_HOLEPUNCH', 3],
    ['FIND_PEER', 2],
    // The largest answer of all, up to 1.2 kB.
    ['LOOKUP', 3],
    // A signature to check.
    ['ANNOUNCE', 5],
    ['UNANNOUNCE', 5],
    ['MUTABLE_PUT', 6],
    ['MUTABLE_GET', 3],
    ['IMMUTABLE_PUT', 4],
    ['IMMUTABLE_GET', 3],
    ['PLUGIN', 3],
];
/** Our own: two packets, and nobody needs many. */
const DIAL_BACK = ['DIAL_BACK', 10];
/** The kinds of packets, by number: what `kindOf` gives. */
export const KINDS = [
    ...INTERNAL.map(([name]) => name),
    ...EXTERNAL.map(([name]) => name),
    'DIAL_BACK',
    'UNKNOWN',
    'REPLY',
    'NONE',
];
const kind = (name) => KINDS.indexOf(name);
export const UNKNOWN_KIND = kind('UNKNOWN');
const DIAL_BACK_KIND = kind('DIAL_BACK');
export const REPLY_KIND = kind('REPLY');
/** No packet of the DHT. */
export const NO_KIND = kind('NONE');
export const ANNOUNCE_KIND = kind('ANNOUNCE');
const UNKNOWN = ['UNKNOWN', 2];
export const COSTS = [...INTERNAL, ...EXTERNAL, DIAL_BACK, UNKNOWN].map(([, cost]) => cost);
/** What kind of packet it is, as an index into `KINDS`. */
export function kindOf(packet) {
    const type = packet[0];
    const flags = packet[1];
    if (packet.length < HEAD_BYTES || flags >= MULTI_BYTE)
        return NO_KIND;
    if (type === REPLY)
        return REPLY_KIND;
    if (type !== REQUEST)
        return NO_KIND;
    let at = HEAD_BYTES;
    if (flags & HAS_ID)
        at += FIELD_BYTES;
    if (flags & HAS_TOKEN)
        at += FIELD_BYTES;
    if (packet.length <= at)
        return NO_KIND;
    const command = packet[at];
    // A number that is written longer than it must be would be another one here than to dht-rpc.
    if (command >= MULTI_BYTE)
        return NO_KIND;
    if (flags & IS_INTERNAL)
        return command < INTERNAL.length ? command : UNKNOWN_KIND;
    if (command === DIAL_BACK_COMMAND)
        return DIAL_BACK_KIND;
    return command < EXTERNAL.length ? INTERNAL.length + command : UNKNOWN_KIND;
}
/** Of a packet that is of some kind. */
export function tidOf(packet) {
    return packet[2] | (packet[3] << 8);
}
const REPLY_BYTES = HEAD_BYTES + FIELD_BYTES;
const TOKEN_BYTES = FIELD_BYTES + 1;
/** A count and 20 addresses. */
const CLOSER_NODES_BYTES = 1 + 20 * 6;
/** What has values to give. */
const HAS_VALUE = new Set(['FIND_PEER', 'LOOKUP', 'MUTABLE_GET', 'IMMUTABLE_GET', 'PLUGIN'].map(kind));
const FORWARDED = new Set(['PEER_HANDSHAKE', 'PEER_HOLEPUNCH', 'DOWN_HINT', 'PING_NAT'].map(kind));
/** Whether what the request makes us send can be more than the request. */
export function canAmplify(packet, packetKind) {
    if (HAS_VALUE.has(packetKind) || FORWARDED.has(packetKind))
        return true;
    const flags = packet[1];
    let most = REPLY_BYTES + 1;
    if (flags & HAS_TOKEN)
        most += TOKEN_BYTES;
    if (flags & HAS_TARGET)
        most += CLOSER_NODES_BYTES;
    return most > packet.length;
}
/** A PING without our id: 11 bytes, as short as the shortest request. */
export function pingPacket(tid, toKey, toPort) {
    const packet = Buffer.alloc(HEAD_BYTES + 1);
    packet[0] = REQUEST;
    packet[1] = IS_INTERNAL;
    packet.writeUInt16LE(tid, 2);
    packet.writeInt32BE(toKey, 4);
    packet.writeUInt16LE(toPort, 8);
    return packet;
}
//# sourceMappingURL=packets.js.map