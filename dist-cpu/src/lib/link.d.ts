import { type DevicePublicKey } from './keys.js';
export interface Link {
    /** 32 bytes: the peer's identity, its DHT key and its CoMapeo device id. */
    publicKey: DevicePublicKey;
    /** `host:port` or `ip@host:port` of the bootstrap nodes of the peer's network; at least one. */
    bootstrap: string[];
    /** A one-time secret. */
    token?: string;
    /** When the token stops being good for anything: milliseconds since 1970, whole seconds. */
    expiresAt?: number;
}
/** Carries the token of a link to the peer; an app cannot send it, so `connect` does. */
export declare const TOKEN_HEADER = "mapeo-web-token";
/** @throws `INVALID_LINK` */
export declare function parseLink(text: string): Link;
/** @throws `INVALID_LINK` where the parts make no link: no bootstrap node, for example */
export declare function formatLink({ publicKey, bootstrap, token, expiresAt }: Link): string;
