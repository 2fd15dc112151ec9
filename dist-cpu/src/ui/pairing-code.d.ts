/** A link to this peer as text and as a QR code, made when the operator asks for it. */
import type { Tokens } from '../host/tokens.js';
import type { StatusView } from '../host/views.js';
/**
 * `plain`: where the peer is, which is no secret. `add`: with a one-time token. A token of the kind
 * `join` gives all keys away, so it is for who may use the control socket: `mapeo-web link --join`.
 */
export declare const LINK_KINDS: readonly ["plain", "add"];
export type LinkKind = (typeof LINK_KINDS)[number];
export interface PairingCode {
    kind: LinkKind;
    link: string;
    /** A `data:` URL of an SVG. */
    image: string;
    /** When the token is good for nothing any more; null where there is none. */
    expiresAt: number | null;
}
export interface LinkedPeer {
    readonly tokens: Tokens;
    status(): StatusView;
}
/** @throws `INVALID_CONFIG` where the network has no bootstrap node to name */
export declare function pairingCode(peer: LinkedPeer, kind: LinkKind): Promise<PairingCode>;
