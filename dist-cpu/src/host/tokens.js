/**
 * One-time tokens: an operator's word that the bearer of a link may add a project (`add`), or host
 * all of the projects on a second peer (`join`).
 *
 * A secret is shown once. `host.db` has its hash, which is all that is looked up: how long that
 * takes tells nothing about any secret, for nobody can aim at a hash.
 */
import { randomBytes } from 'hypercore-crypto';
import sodium from 'sodium-universal';
import { encode } from 'z32';
import { systemClock } from '../lib/clock.js';
import { MapeoWebError } from '../lib/errors.js';
const SECRET_BYTES = 20;
const ID_BYTES = 5;
const HASH_BYTES = 32;
const HASH_CONTEXT = Buffer.from('mapeo-web/token/v1');
export const MIN_TTL_MS = 60_000;
export const MAX_TTL_MS = 366 * 24 * 60 * 60 * 1000;
/** How long what became of a token can be looked up. */
const REMEMBER_MS = 90 * 24 * 60 * 60 * 1000;
export class Tokens {
    #db;
    #clock;
    /** Ids of tokens that somebody is using at this moment. */
    #reserved = new Set();
    /** The database stays the caller's. */
    constructor({ db, clock = systemClock }) {
        this.#db = db;
        this.#clock = clock;
    }
    /** @throws `INVALID_CONFIG` */
    create(kind, ttlMs) {
        if (!(ttlMs >= MIN_TTL_MS && ttlMs <= MAX_TTL_MS)) {
            throw new MapeoWebError('INVALID_CONFIG', 'a token lives from one minute to a year');
        }
        const now = this.#clock.now();
        const secret = encode(randomBytes(SECRET_BYTES));
        const tokenId = encode(randomBytes(ID_BYTES));
        // Whole seconds: a link has no more.
        const expiresAt = Math.floor((now + ttlMs) / 1000) * 1000;
        this.#db.prepare('DELETE FROM token WHERE expires_at < ?').run(now - REMEMBER_MS);
        this.#db
            .prepare('INSERT INTO token (token_id, kind, hash, created_at, expires_at) VALUES (?, ?, ?, ?, ?)')
            .run(tokenId, kind, hashOf(secret), now, expiresAt);
        return { ...this.#get(tokenId), secret };
    }
    /** Newest first. */
    list() {
        return this.#db
            .prepare('SELECT * FROM token ORDER BY created_at DESC, token_id')
            .all()
            .map((row) => this.#view(row));
    }
    /** Ends a token that was not used; it is harmless for one that was. @throws `TOKEN_NOT_FOUND` */
    revoke(tokenId) {
        const token = this.#get(tokenId);
        this.#db
            .prepare('UPDATE token SET used_at = ? WHERE token_id = ? AND used_at IS NULL')
            .run(this.#clock.now(), token.tokenId);
        return this.#get(token.tokenId);
    }
    /** Whether the token could be redeemed, for whatever it is. */
    isGood(secret) {
        const row = this.#db
            .prepare('SELECT * FROM token WHERE hash = ?')
            .get(hashOf(secret));
        return row !== undefined && this.#stateOf(row) === 'open';
    }
    /**
     * Takes the token for oneself, until `commit` or `cancel`: a failed attempt does not use it up,
     * and two at the same time cannot both succeed.
     * @throws `TOKEN_REFUSED`
     */
    redeem(secret, kind) {
        const row = this.#db
            .prepare('SELECT * FROM token WHERE hash = ?')
            .get(hashOf(secret));
        if (!row || row.kind !== kind)
            throw refused('it is not known here');
        const { tokenId, state } = this.#view(row);
        if (state !== 'open')
            throw refused(REFUSALS[state]);
        if (this.#reserved.has(tokenId))
            throw refused('it is being used at this moment');
        this.#reserved.add(tokenId);
        return {
            commit: (usedFor) => {
                if (this.#reserved.delete(tokenId))
                    this.#use(tokenId, usedFor);
            },
            cancel: () => void this.#reserved.delete(tokenId),
        };
    }
    #use(tokenId, usedFor) {
        this.#db
            .prepare('UPDATE token SET used_at = ?, used_for = ? WHERE token_id = ?')
            .run(this.#clock.now(), usedFor, tokenId);
    }
    #get(tokenId) {
        const row = this.#db
            .prepare('SELECT * FROM token WHERE token_id = ?')
            .get(tokenId.trim());
        if (!row)
            throw new MapeoWebError('TOKEN_NOT_FOUND', 'no token has that id');
        return this.#view(row);
    }
    #view(row) {
        return {
            tokenId: row.token_id,
            kind: row.kind,
            state: this.#stateOf(row),
            createdAt: row.created_at,
            expiresAt: row.expires_at,
            usedAt: row.used_at,
            usedFor: row.used_for,
        };
    }
    #stateOf({ used_at, used_for, expires_at }) {
        if (used_at !== null)
            return used_for === null ? 'revoked' : 'used';
        return this.#clock.now() >= expires_at ? 'expired' : 'open';
    }
}
const REFUSALS = {
    used: 'it was used already',
    expired: 'it has expired',
    revoked: 'it was revoked',
};
function refused(why) {
    return new MapeoWebError('TOKEN_REFUSED', why);
}
/** 160 random bits need no slow hash. */
function hashOf(secret) {
    const hash = Buffer.alloc(HASH_BYTES);
    sodium.crypto_generichash(hash, Buffer.from(secret), HASH_CONTEXT);
    return hash;
}
//# sourceMappingURL=tokens.js.map