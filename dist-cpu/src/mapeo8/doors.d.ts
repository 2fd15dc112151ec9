/**
 * DISCOVERY and ENCRYPTION of older projects: each is announced and listened for on a key pair of its
 * own, so that whoever dials has chosen the project, and nobody sees which of them one peer hosts.
 */
import type { Announcee } from '../announce/messages.js';
import type { HostedProject } from '../host/registry.js';
import { type DiscoveryKey, type KeyPair } from '../lib/keys.js';
import type { Listener } from '../listener.js';
export interface DoorsCollaborators {
    listener: Listener;
    keyPairOf: (project: HostedProject) => KeyPair | undefined;
}
export declare class Doors {
    #private;
    constructor({ listener, keyPairOf }: DoorsCollaborators);
    /** Does nothing for a project that the device's own key pair serves. Safe to repeat. */
    open(project: HostedProject): Promise<void>;
    close({ discoveryKey }: Pick<HostedProject, 'discoveryKey'>): Promise<void>;
    /** In whose name the project is announced; undefined: the device's. */
    announceeOf(discoveryKey: DiscoveryKey): Announcee | undefined;
    /** Whether clients could connect: before that, an announcement would lead nowhere. */
    isReachable({ protocol, discoveryKey }: HostedProject): boolean;
}
