/**
 * DISCOVERY. What is remembered of devices that were dialled, across searches: how often one
 * failed, and until when it is left alone. Bounded, for anyone can announce any number of
 * identities.
 */
import { systemClock } from '../lib/clock.js';
/** Some 100 bytes each. */
const MAX_IDENTITIES = 4096;
/** A peer that restarts is back in seconds; one that proved itself is worth a try a minute. */
const FIRST_MS = 1000;
const MAX_MS = { proven: 60_000, unreachable: 120_000, refused: 600_000 };
/** Who answered, and wrongly, is no peer for now: as if it had failed this often before. */
const REFUSED_FAILURES = 3;
/** A busy peer says when to come back. It may be nonsense: no hammering, no waiting for days. */
const BUSY_MS = { min: 1000, max: 600_000 };
/** By device id: 64 hexadecimal characters. */
export class Identities {
    #clock;
    #random;
    #isProven;
    /** The one that was touched longest ago comes first. */
    #known = new Map();
    constructor({ clock = systemClock, random = Math.random, isProven }) {
        this.#clock = clock;
        this.#random = random;
        this.#isProven = isProven;
    }
    get size() {
        return this.#known.size;
    }
    /** In a row; 0 where nothing is known of it. */
    failures(deviceId) {
        return this.#known.get(deviceId)?.failures ?? 0;
    }
    wasTried(deviceId) {
        return this.#known.has(deviceId);
    }
    isRelayed(deviceId) {
        return this.#known.get(deviceId)?.isRelayed ?? false;
    }
    /** How long to leave the device alone from now, in milliseconds; 0: it may be dialled. */
    restMs(deviceId) {
        const identity = this.#known.get(deviceId);
        if (!identity)
            return 0;
        const passedMs = this.#clock.now() - identity.restFromMs;
        // A clock that was set back must not keep a peer away.
        return passedMs < 0 ? 0 : Math.max(0, identity.restMs - passedMs);
    }
    noteFailed(deviceId, failure) {
        const identity = this.#touch(deviceId);
        identity.failures++;
        if (failure === 'refused')
            identity.failures = Math.max(identity.failures, REFUSED_FAILURES);
        const maxMs = this.#isProven(deviceId) ? MAX_MS.proven : MAX_MS[failure];
        this.#rest(identity, FIRST_MS * 2 ** Math.min(identity.failures - 1, 20), maxMs);
    }
    /**
     * Busy is no failure: whoever proved itself is asked again when it said. Of a stranger it is no
     * proof of anything, so it waits longer each time.
     */
    noteBusy(deviceId, retryAfterMs) {
        const identity = this.#touch(deviceId);
        const asked = Math.min(Math.max(retryAfterMs, BUSY_MS.min), BUSY_MS.max);
        const ownMs = this.#isProven(deviceId) ? 0 : FIRST_MS * 2 ** Math.min(identity.busy, 6);
        identity.busy++;
        identity.restFromMs = this.#clock.now();
        identity.restMs = Math.max(asked, ownMs);
    }
    noteProven(deviceId) {
        const identity = this.#touch(deviceId);
        identity.failures = 0;
        identity.busy = 0;
        identity.restMs = 0;
    }
    /** A connection that replicated has ended. One that served its purpose is soon made again. */
    noteLost(deviceId, { served }) {
        if (served)
            this.noteProven(deviceId);
        this.noteFailed(deviceId, 'unreachable');
    }
    noteRelayed(deviceId) {
        this.#touch(deviceId).isRelayed = true;
    }
    /** After a sleep or on another network: what failed before says nothing now. */
    forgive(deviceId) {
        const identity = this.#known.get(deviceId);
        if (!identity || identity.busy > 0)
            return;
        identity.failures = 0;
        identity.restMs = 0;
        identity.isRelayed = false;
    }
    #touch(deviceId) {
        const identity = this.#known.get(deviceId) ?? {
            failures: 0,
            busy: 0,
            restFromMs: 0,
            restMs: 0,
            isRelayed: false,
        };
        this.#known.delete(deviceId);
        this.#known.set(deviceId, identity);
        if (this.#known.size > MAX_IDENTITIES) {
            for (const oldest of this.#known.keys()) {
                this.#known.delete(oldest);
                break;
            }
        }
        return identity;
    }
    #rest(identity, ms, maxMs) {
        const ceiling = Math.min(maxMs, ms);
        identity.restFromMs = this.#clock.now();
        // Between half of it and all of it: never in step with others.
        identity.restMs = Math.round(ceiling / 2 + (ceiling / 2) * this.#random());
    }
}
//# sourceMappingURL=identities.js.map