import type { Backups } from '../backup/backups.js';
import type { RemovedProject } from '../host/host.js';
import type { HostedProject } from '../host/registry.js';
import type { Tokens } from '../host/tokens.js';
import type { PeerActivity, ProjectView, StatusView } from '../host/views.js';
import { Service } from '../lib/service.js';
import type { Observer } from '../observe/observer.js';
import type { Pairing } from '../pairing.js';
import type { AnyProjectKeys, OpenProject } from '../sync/engine.js';
import { type ExaminablePeer } from './doctor-route.js';
/** What the control socket steers: the daemon. */
export interface ControlledPeer extends ExaminablePeer {
    add(all: AnyProjectKeys[]): Promise<HostedProject[]>;
    remove(id: string, options: {
        deleteData: boolean;
    }): Promise<RemovedProject>;
    list(): ProjectView[];
    show(id: string): ProjectView;
    storedBytes(id: string): Promise<number>;
    addPartner(deviceId: string): void;
    status(): StatusView;
    readonly observer: Pick<Observer, 'judge'>;
    readonly pairing: Pairing;
    readonly tokens: Tokens;
    readonly backups: Backups;
    on(event: 'activity', listener: (activity: PeerActivity) => void): unknown;
    off(event: 'activity', listener: (activity: PeerActivity) => void): unknown;
    /** Keeps the project open until the promise that `run` returned settles. */
    use<T>(id: string, run: (project: OpenProject) => Promise<T>): Promise<T>;
}
export declare class ControlServer extends Service {
    #private;
    constructor({ path, peer }: {
        path: string;
        peer: ControlledPeer;
    });
    protected open(): Promise<void>;
}
