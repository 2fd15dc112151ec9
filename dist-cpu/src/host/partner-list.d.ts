/** The peers that this one joined, in `host.db`: what both host is kept in sync with them. */
import type { HostDb } from './host-db.js';
export declare class PartnerList {
    #private;
    constructor(db: HostDb);
    /** Hex of their 32-byte public keys. */
    list(): string[];
    /** Safe to repeat. */
    add(deviceId: string, nowMs: number): void;
}
