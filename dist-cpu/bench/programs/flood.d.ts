export interface FloodSettings {
    /** Of the node. */
    port: number;
    topic: string;
    sources: number;
    /** Whether it answers what the node asks it; who forges addresses cannot. */
    isThere: boolean;
    packetsPerSecond: number;
    ms: number;
}
export interface FloodResult {
    sentPackets: number;
    sentBytes: number;
    receivedBytes: number;
}
declare const handlers: {
    /** Stores 20 records for a topic, each with 3 addresses: what a lookup can bring back at most. */
    fill({ port, topic }: {
        port: number;
        topic: string;
    }): Promise<void>;
    flood(settings: FloodSettings): Promise<FloodResult>;
    /** Asks from an address of its own, whenever it has its answer; without one for a second, again. */
    ask({ port, ms }: {
        port: number;
        ms: number;
    }): Promise<AskResult>;
};
export interface AskResult {
    asked: number;
    answered: number;
    p99Ms: number;
}
export type FloodHandlers = typeof handlers;
export {};
