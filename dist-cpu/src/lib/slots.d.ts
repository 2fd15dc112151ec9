/** So many at a time: who comes later waits for a place, up to a limit. */
import { type Clock } from './clock.js';
export declare class Slots {
    #private;
    constructor(size: number, clock?: Clock);
    /**
     * @returns how to give the place back (once; more often does no harm), or undefined where none
     *   was free in time
     */
    take(timeoutMs: number): Promise<(() => void) | undefined>;
}
