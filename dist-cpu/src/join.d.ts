import type { JoinAnswer } from './http/join-route.js';
import { type KeyPair } from './lib/keys.js';
import { type Link } from './lib/link.js';
export interface JoinOptions {
    link: Link;
    /** The second peer's identity: the first one hands keys to nobody else. */
    keyPair: KeyPair;
    name?: string | undefined;
    /** Instead of the link's. */
    bootstrap?: string[] | undefined;
    bindHost?: string | undefined;
}
/** @throws `INVALID_LINK`, `TOKEN_REFUSED`, `REMOTE_REFUSED`, and what `RemotePeer.dial` throws */
export declare function askToJoin(options: JoinOptions): Promise<JoinAnswer>;
