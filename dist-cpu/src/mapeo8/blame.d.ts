import { type Duplex, Writable } from 'node:stream';
type OnThrown = (error: Error) => void;
export declare class Blame {
    #private;
    constructor();
    close(): void;
    /**
     * The way into a stream of the older engine.
     * @param onThrown may be called more than once
     */
    entrance(stream: Duplex, onThrown: OnThrown): Writable;
}
export {};
