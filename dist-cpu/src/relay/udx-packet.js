/**
 * RELAY. The header of a UDX packet (libudx as of udx-native 1.21), as far as a relay has to know
 * it. Whatever follows the header is encrypted for somebody else.
 *
 *     0  magic 0xff   1  version 1   2  type, a set of bits   3  data offset
 *     4  stream id of the receiver    8  receive window   12  seq   16  ack     (uint32 LE each)
 */
export const UDX_HEADER_BYTES = 20;
const MAGIC = 0xff;
const VERSION = 1;
const TYPE_AT = 2;
const STREAM_ID_AT = 4;
const SEQ_AT = 12;
const ACK_AT = 16;
const DESTROY = 0b10000;
/** The id of the stream that the packet is for; undefined where it is no UDX packet. */
export function streamIdOf(packet) {
    if (packet.byteLength < UDX_HEADER_BYTES)
        return undefined;
    if (packet[0] !== MAGIC || packet[1] !== VERSION)
        return undefined;
    return packet.readUInt32LE(STREAM_ID_AT);
}
/** A copy for another stream: the buffers of a UDX socket are used again. */
export function addressed(packet, streamId) {
    const copy = Buffer.from(packet);
    copy.writeUInt32LE(streamId, STREAM_ID_AT);
    return copy;
}
/** Whether the sender ends its stream with this packet, and forgets it. */
export function isDestroy(packet) {
    return ((packet[TYPE_AT] ?? 0) & DESTROY) !== 0;
}
/** Ends the stream of who receives it, as if the sender of `last` had done so after it. */
export function destroyAfter(last) {
    const packet = Buffer.from(last.subarray(0, UDX_HEADER_BYTES));
    packet[TYPE_AT] = DESTROY;
    packet[TYPE_AT + 1] = 0;
    packet.writeUInt32LE((last.readUInt32LE(SEQ_AT) + 1) >>> 0, SEQ_AT);
    packet.writeUInt32LE(last.readUInt32LE(ACK_AT), ACK_AT);
    return packet;
}
//# sourceMappingURL=udx-packet.js.map