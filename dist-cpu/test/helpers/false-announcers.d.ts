/** Identities that announce a project they know nothing of, on a few real DHT nodes. */
import type NoiseSecretStream from '@hyperswarm/secret-stream';
import { type DiscoveryKey } from '../../src/lib/keys.js';
/** What such an identity does to those who dial it. */
export declare const LIES: {
    /** Accepts, and says nothing. */
    silent: () => void;
    /** Says what nobody understands. */
    nonsense: (stream: NoiseSecretStream) => undefined;
    /** Hangs up. */
    gone: (stream: NoiseSecretStream) => NoiseSecretStream;
    /** Speaks Protomux, but not the handshake: the bare path, without the proof. */
    mute: (stream: NoiseSecretStream) => undefined;
    /** Speaks the handshake, with another project's key. */
    'wrong-key': (stream: NoiseSecretStream) => void;
    /** Is not there at all: a record and nothing behind it. */
    absent: undefined;
};
export type Lie = keyof typeof LIES;
export interface FalseAnnouncers {
    deviceIds: Set<string>;
    /** Connections that were made to them, by kind. */
    dialled: Map<Lie, number>;
    /** How many of them are open now. */
    readonly open: number;
    close(): Promise<void>;
}
/** As many of each kind, in turn; all announced and listening when it resolves. */
export declare function announceFalsely({ bootstrap }: {
    bootstrap: string[];
}, discoveryKey: DiscoveryKey, { count, lies }: {
    count: number;
    lies?: Lie[];
}): Promise<FalseAnnouncers>;
