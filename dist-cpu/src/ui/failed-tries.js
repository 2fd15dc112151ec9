/** How many wrong passwords an address may send, and all addresses together. */
import { systemClock } from '../lib/clock.js';
import { RateLimit } from '../lib/rate-limit.js';
/** Of one address: five at once, then one in half a minute. */
const PER_ADDRESS = { burst: 5, perSecond: 1 / 30 };
/** Of all together. */
const TOGETHER = { burst: 40, perSecond: 1 / 3 };
const ALL = '';
export class FailedTries {
    #clock;
    #perAddress;
    #together;
    /** Until when nobody at an address is listened to; the addresses are few, see `PER_ADDRESS`. */
    #blocked = new Map();
    constructor({ clock = systemClock } = {}) {
        this.#clock = clock;
        this.#perAddress = new RateLimit(PER_ADDRESS, { clock });
        this.#together = new RateLimit(TOGETHER, { clock });
    }
    /** How long until the next try of the address; 0: it may try. */
    waitMs(address) {
        const nowMs = this.#clock.now();
        for (const [key, untilMs] of this.#blocked)
            if (untilMs <= nowMs)
                this.#blocked.delete(key);
        const untilMs = Math.max(this.#blocked.get(address) ?? 0, this.#blocked.get(ALL) ?? 0);
        return Math.max(0, untilMs - nowMs);
    }
    /** The address sent a wrong password. */
    note(address) {
        this.#take(this.#perAddress, address);
        this.#take(this.#together, ALL);
    }
    /** Blocks when the last token is gone: what comes next would have none. */
    #take(limit, key) {
        limit.take(key);
        const waitMs = limit.peek(key);
        if (waitMs > 0)
            this.#blocked.set(key, this.#clock.now() + waitMs);
    }
}
//# sourceMappingURL=failed-tries.js.map