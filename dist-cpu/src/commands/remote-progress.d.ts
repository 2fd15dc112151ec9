import type { Output } from '../lib/output.js';
import type { RemotePeer } from '../remote-peer.js';
export declare class RemoteProgress {
    #private;
    constructor({ remote, output }: {
        remote: RemotePeer;
        output: Output;
    });
    /** @param open how many syncs are under way */
    noteSyncs(open: number): void;
    close(): void;
}
