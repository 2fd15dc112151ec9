import type { Assertions } from 'brittle';
import type { TestPeer } from './peer.js';
export declare function backUp(t: Assertions, peer: TestPeer, { media }?: {
    media?: boolean | undefined;
}): Promise<string>;
/** Where a backup was restored to. */
export declare function restoreTo(t: Assertions, file: string): Promise<string>;
