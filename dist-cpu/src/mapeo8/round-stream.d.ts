/**
 * REPLICATION of the older engine: one round, put together from the same parts and in the same way as
 * `@mapeo/core/lib/sync-stream.js` 8.6.2 does it, so that devices see no difference. That file leaves
 * no place for limits, and asks a phone for its original photos again in each round: it takes what it
 * does not offer to the phone for what it does not have.
 */
import type { Duplex } from 'node:stream';
import type { Mapeo8Packages, MediaStore, Multifeed } from './packages.js';
export interface RoundStreamCollaborators {
    packages: Mapeo8Packages;
    logs: Multifeed;
    media: MediaStore;
    /** Nothing of the media leaves before: the older protocol itself gives them to whoever asks. */
    proof: Promise<void>;
}
export interface RoundStreamSettings {
    id: string;
    deviceName: string;
    /** Whether anything new is taken. */
    takes: boolean;
}
/** A duplex whose 'finish' is the end; with 'progress' (`RoundProgress`) and 'error'. */
export type RoundStream = Duplex & {
    /** Both sides have everything. */
    goodFinish?: boolean;
};
export declare function roundStream(collaborators: RoundStreamCollaborators, { id, deviceName, takes }: RoundStreamSettings): RoundStream;
