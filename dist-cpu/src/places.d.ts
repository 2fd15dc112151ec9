/**
 * ENCRYPTION. Who has a place among the connections, and who makes room for whom.
 *
 * Members are devices that proved to know the key of a hosted project, on this connection or on an
 * earlier one; strangers are all others. Strangers get a part of the places. A member that finds
 * none takes that of the stranger who came last: who came before may be a new member just now.
 */
export declare const DEFAULT_CONNECTIONS = 256;
export type PlaceRefusal = 'too-many-connections' | 'too-many-strangers' | 'too-many-of-device' | 'too-many-of-address' | 'crowded-out';
export interface Place {
    /** Hex of the remote's public key. */
    deviceId: string;
    /** Where packets come from. */
    remoteHost: string | undefined;
    /** Whether this connection proved to know a hosted project's key. */
    isProven: () => boolean;
    /** Or the device did so before. */
    isMember: () => boolean;
}
export interface PlacesSettings {
    maxConnections?: number;
    /** How many of them strangers may have; default: three quarters. */
    maxStrangers?: number;
    /**
     * One `mapeo-web connect` has several: requests, and one for each project that syncs. That a
     * device has only one of them on a project is for `DuplicateGate` to see to.
     */
    maxPerDevice?: number;
    /** Strangers of one address. A school's members share one, and count towards the total alone. */
    maxPerAddress?: number;
    /**
     * How many may be waiting for their first byte. One forged packet makes one, so they count towards
     * no other limit, and the one that has waited longest makes room for a new one.
     */
    maxSilent?: number;
    /** How many of them strangers may be; default: three quarters. */
    maxSilentStrangers?: number;
}
export interface PlacesCollaborators<P extends Place> {
    /** Ends the connection: somebody else has its place already. */
    cut: (place: P, reason: 'crowded-out') => void;
}
export declare class Places<P extends Place> {
    #private;
    constructor({ cut }: PlacesCollaborators<P>, settings?: PlacesSettings);
    /** Without those that have not said a word yet. */
    get size(): number;
    get silent(): number;
    all(): P[];
    /** Whether a device would find no place now. */
    refusalOf(who: {
        deviceId: string;
        isMember: boolean;
    }): PlaceRefusal | undefined;
    /** Takes in who has not said a word, and cuts another such connection where there are many. */
    addSilent(place: P): void;
    /** From the first byte on a connection is somebody's: whoever sent it holds the device's key. */
    admit(place: P): PlaceRefusal | undefined;
    delete(place: P): void;
}
