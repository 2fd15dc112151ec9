/**
 * DISCOVERY. How many requests of the announcer are on their way at once.
 *
 * The bound grows while answers come about as fast as they can, and shrinks when they slow down or
 * are lost: the uplink of a community's router is small, and dht-rpc sends what exceeds its own
 * window only every 750 ms. Two lanes share it fairly, so that many new keys at once do not keep
 * the old ones from being renewed, nor the other way round.
 */
import { systemClock } from '../lib/clock.js';
const MIN_LIMIT = 8;
/** Twice the best round trip and this much: the path, or this machine, is busy. */
const SLACK_MS = 10;
/** One cut for all that was lost in one burst. */
const CUT_PAUSE_MS = 200;
/** How fast what is measured follows the last answers. */
const WEIGHT = 1 / 16;
/** The best round trip is forgotten slowly: paths change. */
const DRIFT = 1.0005;
export class RequestWindow {
    #maxLimit;
    #clock;
    #waiting = { new: [], renewal: [] };
    #limit;
    #inFlight = 0;
    #lastServed = 'renewal';
    #bestRttMs = Infinity;
    #rttMs = 0;
    #loss = 0;
    #cutAtMs = -Infinity;
    /** @param maxLimit at most half of dht-rpc's `maxWindow`, 80 by default */
    constructor({ maxLimit, clock = systemClock }) {
        this.#maxLimit = maxLimit;
        this.#clock = clock;
        this.#limit = Math.min(MIN_LIMIT * 2, maxLimit);
    }
    get stats() {
        return {
            inFlight: this.#inFlight,
            limit: Math.floor(this.#limit),
            rttMs: Math.round(this.#rttMs),
            loss: this.#loss,
        };
    }
    /**
     * Sends when there is room.
     * @param isSteady whether a lost answer tells of the path: the node has always answered so far
     */
    async run(lane, send, isSteady) {
        if (this.#inFlight >= Math.floor(this.#limit)) {
            await new Promise((resolve) => this.#waiting[lane].push(resolve));
        }
        else {
            this.#inFlight++;
        }
        try {
            const answer = await send();
            if (answer)
                this.#answered(answer.rttMs);
            else if (isSteady)
                this.#lost(this.#clock.now());
            return answer;
        }
        finally {
            this.#inFlight--;
            this.#admit();
        }
    }
    #admit() {
        while (this.#inFlight < Math.floor(this.#limit)) {
            const other = this.#lastServed === 'new' ? 'renewal' : 'new';
            const lane = this.#waiting[other].length > 0 ? other : this.#lastServed;
            const next = this.#waiting[lane].shift();
            if (!next)
                return;
            this.#lastServed = lane;
            this.#inFlight++;
            next();
        }
    }
    #answered(rttMs) {
        this.#bestRttMs = Math.min(this.#bestRttMs * DRIFT, Math.max(rttMs, 1));
        this.#rttMs += (rttMs - this.#rttMs) * WEIGHT;
        this.#loss -= this.#loss * WEIGHT;
        const isFast = this.#rttMs <= 2 * this.#bestRttMs + SLACK_MS;
        const limit = this.#limit + (isFast ? 1 : -1) / this.#limit;
        this.#limit = Math.min(this.#maxLimit, Math.max(MIN_LIMIT, limit));
    }
    #lost(nowMs) {
        this.#loss += (1 - this.#loss) * WEIGHT;
        if (nowMs - this.#cutAtMs < CUT_PAUSE_MS)
            return;
        this.#cutAtMs = nowMs;
        this.#limit = Math.max(MIN_LIMIT, this.#limit * 0.7);
    }
}
//# sourceMappingURL=request-window.js.map