/**
 * A coordinator took this peer out of a project: it stops announcing and serving it, says so, and
 * keeps the data until the operator decides. Connections get some time first, for the app that did
 * it waits until we have heard.
 */
import type { Host } from './host/host.js';
import type { HostedProject } from './host/registry.js';
import { type Clock } from './lib/clock.js';
import type { Logger } from './lib/logger.js';
export interface DeparturesCollaborators {
    host: Host;
    /** Whether somebody adds us to the project right now: then an old role says nothing. */
    isBeingAdded: (projectId: string) => boolean;
    /** Stops announcing the project. */
    unannounce: (project: HostedProject) => Promise<void>;
    /** Ends the project's connections. */
    end: (projectId: string) => Promise<void>;
    onLeft: (project: HostedProject) => void;
    /** We were taken in again: announce it. */
    onBack: (project: HostedProject) => void;
    clock?: Clock;
    log: Logger;
}
export declare class Departures {
    #private;
    constructor(collaborators: DeparturesCollaborators);
    /** Looks at our role in a project that is open, now that it may have changed. */
    check(projectId: string, options?: {
        isNews?: boolean;
    }): void;
    close(): void;
}
