import { type Clock } from '../lib/clock.js';
import type { HostDb } from './host-db.js';
export type TokenKind = 'add' | 'join';
/** `revoked`: ended by the operator; nothing came of it. */
export type TokenState = 'open' | 'used' | 'expired' | 'revoked';
/** Plain data, without the secret. Times are milliseconds since 1970. */
export interface TokenView {
    tokenId: string;
    kind: TokenKind;
    state: TokenState;
    createdAt: number;
    expiresAt: number;
    /** When it was used or revoked. */
    usedAt: number | null;
    /** The project that was added, or the device that joined. */
    usedFor: string | null;
}
export interface CreatedToken extends TokenView {
    /** 32 characters of z-base-32; nobody can read it again. */
    secret: string;
}
/** A token that is being used. Either is called once; whatever is called later does nothing. */
export interface Redemption {
    /** It is used up. */
    commit(usedFor: string): void;
    /** It can be used again. */
    cancel(): void;
}
export declare const MIN_TTL_MS = 60000;
export declare const MAX_TTL_MS: number;
export declare class Tokens {
    #private;
    /** The database stays the caller's. */
    constructor({ db, clock }: {
        db: HostDb;
        clock?: Pick<Clock, 'now'>;
    });
    /** @throws `INVALID_CONFIG` */
    create(kind: TokenKind, ttlMs: number): CreatedToken;
    /** Newest first. */
    list(): TokenView[];
    /** Ends a token that was not used; it is harmless for one that was. @throws `TOKEN_NOT_FOUND` */
    revoke(tokenId: string): TokenView;
    /** Whether the token could be redeemed, for whatever it is. */
    isGood(secret: string): boolean;
    /**
     * Takes the token for oneself, until `commit` or `cancel`: a failed attempt does not use it up,
     * and two at the same time cannot both succeed.
     * @throws `TOKEN_REFUSED`
     */
    redeem(secret: string, kind: TokenKind): Redemption;
}
