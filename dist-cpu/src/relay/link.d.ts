/**
 * RELAY. Two devices that are paired: the packets of one go to the other, whole and unread, with
 * nothing changed but the stream id they are addressed to.
 */
import type { PairMessage } from 'blind-relay';
import type { RelaySession } from './session.js';
import type { Shaper } from './shaper.js';
import type { StreamPorts } from './stream-ports.js';
/** One device's side of a pairing. */
export interface Side {
    session: RelaySession;
    pairing: PairMessage;
}
export interface LinkCollaborators {
    ports: StreamPorts;
    shaper: Shaper<Link>;
    onPassed: (bytes: number) => void;
    onDropped: (bytes: number) => void;
    /** One of the two ended the stream that is relayed. */
    onDestroyed: (link: Link) => void;
}
export declare class Link {
    #private;
    readonly sides: readonly [Side, Side];
    /** Packets that were passed on. */
    packets: number;
    constructor(sides: [Side, Side], collaborators: LinkCollaborators);
    /** Packets that came from each of the two. */
    get heard(): [number, number];
    /** Gives each side the other's place. @returns false where a connection is gone already */
    open(): boolean;
    /** `tell`: as if each had ended its stream, so that nobody waits for the other in vain. */
    close({ tell }: {
        tell: boolean;
    }): void;
}
