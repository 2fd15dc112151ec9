/**
 * `punched`: handshakes of clients behind NATs, for which a socket is opened; `open`: of clients
 * that are reached at once, each a connection; `rubbish`: made for another key.
 */
export type Kind = 'punched' | 'open' | 'rubbish';
export interface Flood {
    kind: Kind;
    /** Hex. */
    publicKey: string;
    /** The peer's UDP port. */
    port: number;
    /** Made before it begins: each costs a millisecond. */
    messages: number;
    perSecond: number;
    /** So many addresses of 127.0.0.0/8. */
    addresses: number;
}
declare const handlers: {
    prepare({ kind, publicKey, port, messages, addresses }: Flood): Promise<void>;
    /** Resolves with the number of packets it sent, once all are. */
    run({ port, perSecond }: Flood): Promise<number>;
};
export type StrangerHandlers = typeof handlers;
export {};
