export declare const REQUEST = 3;
export declare const REPLY = 19;
export interface RequestFields {
    tid?: number;
    internal?: boolean;
    command: number;
    id?: Uint8Array;
    token?: Uint8Array;
    target?: Uint8Array;
    value?: Uint8Array;
}
export declare function requestPacket(fields: RequestFields): Buffer;
/** Of a reply; the id and the value are left out. */
export declare function readReply(packet: Buffer): {
    tid: number;
    token: Buffer | null;
    error: number;
};
/** The answer to a PING, with which every DHT node proves that it is at its address. */
export declare function pongPacket(ping: Buffer): Buffer;
export interface UdpClientSettings {
    /** Any of 127.0.0.0/8. */
    host: string;
    /** The node. */
    port: number;
    /** Whether it answers a PING, as somebody who is really there. */
    answersPings?: boolean;
}
export declare class UdpClient {
    #private;
    readonly replies: Buffer[];
    sentBytes: number;
    receivedBytes: number;
    pings: number;
    constructor(settings: UdpClientSettings);
    get key(): number;
    get port(): number;
    open(): Promise<this>;
    send(packet: Buffer): void;
    /** The reply; undefined where none came. */
    ask(fields: RequestFields, timeoutMs?: number): Promise<Buffer | undefined>;
    close(): Promise<void>;
}
