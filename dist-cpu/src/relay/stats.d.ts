/** RELAY. What a relay tells of itself: in `mapeo-web status --json`, and in docs/relay.md. */
/** `members`: devices that proved to know the key of a project that is hosted here. */
export type RelayUsers = 'members' | 'anyone';
export type RelayRefusal = 'stranger' | 'too-many-sessions' | 'too-many-of-device' | 'too-many-pending' | 'unusable';
/** `remote`: one of the two ended it, which is also what happens once they have a direct path. */
export type RelayEnd = 'remote' | 'idle' | 'too-long' | 'closing';
export interface RelayStats {
    users: RelayUsers;
    maxSessions: number;
    bytesPerSecond: number;
    /** Pairs of devices that are relayed now. */
    sessions: number;
    /** Devices that wait for their other one. */
    pending: number;
    relayedBytes: number;
    /** For want of bandwidth, or because nothing came from the other side yet. */
    droppedBytes: number;
    started: number;
    ended: Record<RelayEnd, number>;
    refused: Record<RelayRefusal, number>;
    /** The other device did not come in time. */
    unpaired: number;
}
export type RelayCounts = Pick<RelayStats, 'relayedBytes' | 'droppedBytes' | 'started' | 'ended' | 'refused' | 'unpaired'>;
export declare function noCounts(): RelayCounts;
