/**
 * Tells the pages that are open how the peer is: soon after something changed, and now and then.
 * However many look, it is worked out once; where nobody does, not at all.
 */
import { systemClock } from '../lib/clock.js';
/** A bar that moves twice a second looks alive. */
const SOON_MS = 500;
/** Where there are many projects their facts take a while. */
const MANY_PROJECTS = 500;
const SOON_WITH_MANY_MS = 3000;
/** Times are said as "3 minutes ago". */
const REGULARLY_MS = 10_000;
export class Feed {
    #observer;
    #desk;
    #clock;
    #viewers = new Set();
    #cancelSoon;
    #cancelRegular = () => { };
    #soonMs = SOON_MS;
    #onChanged = () => {
        this.#cancelSoon ??= this.#clock.after(this.#soonMs, () => this.#tell());
    };
    #onPairing = () => this.#tellAll({ pairing: this.#desk.view() });
    constructor({ observer, desk, clock = systemClock }) {
        this.#observer = observer;
        this.#desk = desk;
        this.#clock = clock;
    }
    get viewers() {
        return this.#viewers.size;
    }
    /** Tells the viewer at once and from then on, until the returned function is called. */
    subscribe(send) {
        if (this.#viewers.size === 0) {
            this.#observer.on('changed', this.#onChanged);
            this.#desk.on('changed', this.#onPairing);
            this.#regularly();
        }
        this.#viewers.add(send);
        send({ facts: this.#facts() });
        send({ history: this.#observer.history() });
        send({ pairing: this.#desk.view() });
        return () => {
            if (!this.#viewers.delete(send) || this.#viewers.size > 0)
                return;
            this.#observer.off('changed', this.#onChanged);
            this.#desk.off('changed', this.#onPairing);
            this.#cancelRegular();
            this.#cancelSoon?.();
            this.#cancelSoon = undefined;
        };
    }
    #regularly() {
        this.#cancelRegular = this.#clock.after(REGULARLY_MS, () => {
            this.#tell();
            this.#tellAll({ history: this.#observer.history() });
            this.#regularly();
        });
    }
    #tell() {
        this.#cancelSoon?.();
        this.#cancelSoon = undefined;
        this.#tellAll({ facts: this.#facts() });
    }
    #facts() {
        const facts = this.#observer.facts();
        this.#soonMs = facts.counts.projects > MANY_PROJECTS ? SOON_WITH_MANY_MS : SOON_MS;
        return facts;
    }
    #tellAll(event) {
        for (const send of this.#viewers)
            send(event);
    }
}
//# sourceMappingURL=feed.js.map