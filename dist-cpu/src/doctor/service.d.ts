/** What the peer does for others: announcing, and relaying. */
import type { AnnouncerStats } from '../announce/health.js';
import type { OutsideView } from '../dial-back-votes.js';
import type { RelayStats } from '../relay.js';
import { type Check } from './check.js';
export interface AnnounceFacts {
    /** Null where no peer runs. */
    stats: AnnouncerStats | null;
    /** Hosted, or to be hosted once it runs. */
    projects: number;
}
export declare function checkAnnounce({ stats, projects }: AnnounceFacts): Check;
export declare function checkRelay(stats: RelayStats | null, outside: OutsideView): Check;
