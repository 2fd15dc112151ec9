/** The kinds of packets, by number: what `kindOf` gives. */
export declare const KINDS: readonly string[];
export declare const UNKNOWN_KIND: number;
export declare const REPLY_KIND: number;
/** No packet of the DHT. */
export declare const NO_KIND: number;
export declare const ANNOUNCE_KIND: number;
export declare const COSTS: readonly number[];
/** What kind of packet it is, as an index into `KINDS`. */
export declare function kindOf(packet: Uint8Array): number;
/** Of a packet that is of some kind. */
export declare function tidOf(packet: Uint8Array): number;
/** Whether what the request makes us send can be more than the request. */
export declare function canAmplify(packet: Uint8Array, packetKind: number): boolean;
/** A PING without our id: 11 bytes, as short as the shortest request. */
export declare function pingPacket(tid: number, toKey: number, toPort: number): Buffer;
