/** As many as two minutes of dialling take; further ones come up in later lookups. */
const MAX_CANDIDATES = 256;
/** DHT nodes forget a record after 27 minutes at the latest. */
const MAX_AGE_MS = 30 * 60_000;
/** A record has no more. */
const MAX_RELAYS = 3;
export class Candidates {
    #identities;
    #random;
    #isProven;
    #all = new Map();
    constructor({ identities, random = Math.random, isProven }) {
        this.#identities = identities;
        this.#random = random;
        this.#isProven = isProven;
    }
    get size() {
        return this.#all.size;
    }
    /** Never dialled, and not being dialled. */
    get untried() {
        return this.all().filter((c) => c.dialledIn === 0 && !this.#identities.wasTried(c.deviceId))
            .length;
    }
    all() {
        return [...this.#all.values()];
    }
    has(deviceId) {
        return this.#all.has(deviceId);
    }
    /** @returns whether it was not among them yet; one that finds no room is not taken */
    add(deviceId, { publicKey, relayAddresses }, nowMs) {
        const known = this.#all.get(deviceId);
        if (known) {
            known.seenAtMs = nowMs;
            // Someone who proved itself is dialled without: the newest record has the best addresses.
            if (relayAddresses.length > 0)
                known.relayAddresses = relayAddresses.slice(0, MAX_RELAYS);
            return false;
        }
        if (this.#all.size >= MAX_CANDIDATES && !this.#makeRoom(deviceId))
            return false;
        this.#all.set(deviceId, {
            deviceId,
            publicKey,
            relayAddresses: relayAddresses.slice(0, MAX_RELAYS),
            seenAtMs: nowMs,
            dialledIn: 0,
            lot: this.#random(),
        });
        return true;
    }
    /** Forgets whose record must have expired. */
    expire(nowMs) {
        for (const { deviceId, seenAtMs } of this.#all.values()) {
            if (nowMs - seenAtMs > MAX_AGE_MS)
                this.#all.delete(deviceId);
        }
    }
    /**
     * Who proved itself comes first, then who was never tried, then who failed the least. None that
     * rests.
     */
    next(mayDial) {
        let best;
        for (const candidate of this.#all.values()) {
            if (this.#identities.restMs(candidate.deviceId) > 0 || !mayDial(candidate))
                continue;
            if (!best || this.#compare(candidate, best) < 0)
                best = candidate;
        }
        return best;
    }
    /** Until the first of those that rest may be dialled; undefined where none rests. */
    restMs() {
        const rests = this.all()
            .map(({ deviceId }) => this.#identities.restMs(deviceId))
            .filter((ms) => ms > 0);
        return rests.length === 0 ? undefined : Math.min(...rests);
    }
    #compare(a, b) {
        return this.#rank(a) - this.#rank(b) || a.lot - b.lot;
    }
    #rank({ deviceId }) {
        if (this.#isProven(deviceId))
            return -1;
        return this.#identities.failures(deviceId);
    }
    /** Drops the one that failed most often, for one that did not. */
    #makeRoom(deviceId) {
        if (this.#identities.failures(deviceId) > 0 && !this.#isProven(deviceId))
            return false;
        let worst;
        for (const candidate of this.#all.values()) {
            if (!worst || this.#compare(candidate, worst) > 0)
                worst = candidate;
        }
        if (!worst || (this.#rank(worst) <= 0 && !this.#isProven(deviceId)))
            return false;
        this.#all.delete(worst.deviceId);
        return true;
    }
}
//# sourceMappingURL=candidates.js.map