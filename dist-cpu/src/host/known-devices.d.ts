/**
 * Devices that proved to know the key of a hosted project, in `host.db`: they have room where
 * strangers do not. It says nothing of what they may sync; roles do.
 */
import type { HostDb } from './host-db.js';
export interface KnownDevicesSettings {
    maxDevices?: number;
    /** Told when the disk did not take it: that is no reason to stop serving. */
    onUnsaved?: (error: unknown) => void;
}
export declare class KnownDevices {
    #private;
    /** The database stays the caller's. */
    constructor(db: HostDb, { maxDevices, onUnsaved }?: KnownDevicesSettings);
    get size(): number;
    /** @param deviceId hex of its 32-byte public key */
    has(deviceId: string): boolean;
    /** It gave a proof just now. Written down within a second, where that is news. */
    note(deviceId: string, nowMs: number): void;
    /** Writes down what is not yet. */
    flush(): void;
}
