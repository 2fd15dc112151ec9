export type Method = 'sweep' | 'join' | 'announce';
export interface AnnounceRequest {
    bootstrap: string[];
    method: Method;
    keys: Buffer[];
    /** Stops there, whatever is done. */
    limitMs: number;
}
export interface AnnounceAnswer {
    publicKey: Buffer;
    /** Keys that the method says are announced. */
    done: number;
    ms: number;
    requests: number;
    cpuMs: number;
}
declare const handlers: {
    run({ bootstrap, method, keys, limitMs }: AnnounceRequest): Promise<AnnounceAnswer>;
};
export type AnnouncerHandlers = typeof handlers;
export {};
