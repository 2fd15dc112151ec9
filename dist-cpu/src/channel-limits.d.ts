import type Protomux from 'protomux';
export interface ChannelLimitsCollaborators {
    mux: Protomux;
    /** Whether a project replicates on the connection. */
    isAuthorised: () => boolean;
    /** Told once; the connection is to be cut. */
    onAbuse: () => void;
}
export declare function limitChannels(collaborators: ChannelLimitsCollaborators): void;
