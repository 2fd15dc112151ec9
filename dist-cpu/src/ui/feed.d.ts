/**
 * Tells the pages that are open how the peer is: soon after something changed, and now and then.
 * However many look, it is worked out once; where nobody does, not at all.
 */
import { type Clock } from '../lib/clock.js';
import type { PeerFacts } from '../observe/facts.js';
import type { HistoryView } from '../observe/history.js';
import type { PairingView } from './pairing-desk.js';
/** What `GET /api/events` sends. */
export type PageEvent = {
    facts: PeerFacts;
} | {
    history: HistoryView;
} | {
    pairing: PairingView | null;
};
interface Changing {
    on(event: 'changed', listener: () => void): unknown;
    off(event: 'changed', listener: () => void): unknown;
}
export interface FeedCollaborators {
    /** The `Observer`. */
    observer: Changing & {
        facts(): PeerFacts;
        history(): HistoryView;
    };
    desk: Changing & {
        view(): PairingView | null;
    };
    clock?: Clock;
}
type Send = (event: PageEvent) => void;
export declare class Feed {
    #private;
    constructor({ observer, desk, clock }: FeedCollaborators);
    get viewers(): number;
    /** Tells the viewer at once and from then on, until the returned function is called. */
    subscribe(send: Send): () => void;
}
export {};
