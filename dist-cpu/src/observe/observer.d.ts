/**
 * Watches the running peer and says how it is: what devices moved, what happened lately, whether
 * each project is safe. It changes nothing, and remembers a bounded amount.
 */
import type { Announcements } from '../announcements.js';
import type { Check } from '../doctor/check.js';
import type { PeerActivity, ProjectView, StatusView } from '../host/views.js';
import { type Clock } from '../lib/clock.js';
import { Service } from '../lib/service.js';
import type { Trouble, TroubleId } from '../notify/trouble.js';
import type { Replication } from '../replication.js';
import { Checkup } from './checkup.js';
import { type PeerFacts, type PeerReport } from './facts.js';
import { type HistoryView } from './history.js';
import { type Safety } from './peer-safety.js';
import { type ProjectSafety } from './safety.js';
/** A running peer: the daemon. */
export interface ObservedPeer {
    readonly host: {
        readonly deviceName: string;
    };
    readonly replication: Pick<Replication, 'on' | 'sessions'>;
    status(): StatusView;
    list(): ProjectView[];
    examine(): Promise<Check[]>;
    on(event: 'activity', listener: (activity: PeerActivity) => void): unknown;
    on(event: 'trouble', listener: (trouble: Trouble) => void): unknown;
    on(event: 'trouble-over', listener: (id: TroubleId) => void): unknown;
}
export interface ObserverCollaborators {
    peer: ObservedPeer;
    nameOf: (projectId: string) => string | undefined;
    holders: Announcements['holders'];
    /** DHT nodes that are known, and this one's id (32 bytes). */
    dht: () => {
        ownId: Buffer;
        addresses: Array<{
            host: string;
            port: number;
        }>;
    };
    clock?: Clock;
}
export interface ObserverEvents {
    /** Something that `facts` shows is different; comes several times a second while devices sync. */
    changed: [];
}
export declare class Observer extends Service<ObserverEvents> {
    #private;
    readonly checkup: Checkup;
    /** Listens from the beginning, so that nothing that happens while the peer starts is missed. */
    constructor(collaborators: ObserverCollaborators);
    protected open(): Promise<void>;
    history(): HistoryView;
    report(): PeerReport;
    /** Whether every project is safe; the ones that need attention first. */
    safety(status?: StatusView, views?: ProjectView[]): ProjectSafety[];
    /** Is all that devices brought safe? For the terminal; the page shows what it is made of. */
    judge(): Safety;
    facts(): PeerFacts;
}
