import { type Clock } from '../lib/clock.js';
import type { Logger } from '../lib/logger.js';
export interface SystemdCollaborators {
    log: Logger;
    /** Proves that the service works, or rejects. A line for `systemctl status` comes back. */
    check: () => Promise<string>;
    clock?: Clock;
    environment?: NodeJS.ProcessEnv;
}
export declare class Systemd {
    #private;
    /** Undefined without a watchdog. */
    readonly watchdogMs: number | undefined;
    constructor(collaborators: SystemdCollaborators);
    /** To be called once the service does its work. */
    ready(): Promise<void>;
    /** No beats from here on: `TimeoutStopSec` bounds the time that it takes. */
    stopping(): Promise<void>;
}
