/**
 * RELAY. The header of a UDX packet (libudx as of udx-native 1.21), as far as a relay has to know
 * it. Whatever follows the header is encrypted for somebody else.
 *
 *     0  magic 0xff   1  version 1   2  type, a set of bits   3  data offset
 *     4  stream id of the receiver    8  receive window   12  seq   16  ack     (uint32 LE each)
 */
export declare const UDX_HEADER_BYTES = 20;
/** The id of the stream that the packet is for; undefined where it is no UDX packet. */
export declare function streamIdOf(packet: Buffer): number | undefined;
/** A copy for another stream: the buffers of a UDX socket are used again. */
export declare function addressed(packet: Buffer, streamId: number): Buffer;
/** Whether the sender ends its stream with this packet, and forgets it. */
export declare function isDestroy(packet: Buffer): boolean;
/** Ends the stream of who receives it, as if the sender of `last` had done so after it. */
export declare function destroyAfter(last: Buffer): Buffer;
