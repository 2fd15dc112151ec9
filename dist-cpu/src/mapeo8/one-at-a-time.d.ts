/**
 * Rounds of one project, one after the other. Hypercore 7 keeps what it still wants of a feed in one
 * list for all its peers; where two rounds end at once, the second may wait for what the first was
 * told, and both devices for nothing.
 */
export interface Waiter {
    /** Gives the place up, whether the turn has come or not. Safe to repeat. */
    leave(): void;
}
export declare class OneAtATime {
    #private;
    /**
     * @param begin called when the turn has come, maybe at once
     * @param onWanted called once somebody waits behind it: it should not take for ever
     */
    enter(begin: () => void, onWanted?: () => void): Waiter;
}
