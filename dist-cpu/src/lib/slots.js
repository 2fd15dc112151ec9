/** So many at a time: who comes later waits for a place, up to a limit. */
import { systemClock } from './clock.js';
export class Slots {
    #free;
    #clock;
    #waiting = new Set();
    constructor(size, clock = systemClock) {
        this.#free = size;
        this.#clock = clock;
    }
    /**
     * @returns how to give the place back (once; more often does no harm), or undefined where none
     *   was free in time
     */
    async take(timeoutMs) {
        if (this.#free > 0)
            this.#free--;
        else if (!(await this.#wait(timeoutMs)))
            return undefined;
        let given = false;
        return () => {
            if (given)
                return;
            given = true;
            this.#give();
        };
    }
    #wait(timeoutMs) {
        return new Promise((resolve) => {
            const settle = (taken) => {
                this.#waiting.delete(take);
                cancel();
                resolve(taken);
            };
            const take = () => settle(true);
            const cancel = this.#clock.after(timeoutMs, () => settle(false));
            this.#waiting.add(take);
        });
    }
    #give() {
        const [next] = this.#waiting;
        if (next)
            next();
        else
            this.#free++;
    }
}
//# sourceMappingURL=slots.js.map