import { type SnapshotFile } from '../sync/project-snapshot.js';
export interface OlderSnapshotOptions {
    /** Of the project: `feeds/` and `media/` are in it. */
    dir: string;
    /** What it is called in the backup, with `/`. */
    name: string;
    /** Where to copy to; made where it is missing. */
    directory: string;
    /** False leaves out photos and sounds. */
    media: boolean;
    /** What a restore can write to. */
    isName: (name: string) => boolean;
}
/** Of the engine's own: its `key` is the peer's, and copied elsewhere. */
export declare function snapshotOlder(options: OlderSnapshotOptions): Promise<SnapshotFile[]>;
