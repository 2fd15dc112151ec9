export interface EchoRequest {
    id: number;
    /** Index of the socket that is to answer; default: the one that was asked. */
    from?: number;
}
export interface EchoReply {
    id: number;
    /** The index of the socket that answers. */
    from: number;
    host: string;
    port: number;
}
