/**
 * Whether others can reach this peer, as far as it can tell by itself: it has DHT nodes, hears from
 * them, and accepts connections through some. What the outside sees is for others to say.
 *
 * A moment of it is nothing: routers restart. Only what lasts is trouble.
 */
import { EventEmitter } from 'node:events';
import { systemClock } from '../lib/clock.js';
const CHECK_MS = 15_000;
/** How long it must last. */
export const UNREACHABLE_AFTER_MS = 120_000;
const UNREACHABLE = { kind: 'unreachable', key: 'dht' };
export class NetworkWatch extends EventEmitter {
    #view;
    #clock;
    /** When it began to look bad; undefined while it looks well. */
    #sinceMs;
    /** Undefined: not said yet, so that what an earlier process said is taken back too. */
    #saidBad;
    #cancel = () => { };
    constructor({ view, clock = systemClock }) {
        super();
        this.#view = view;
        this.#clock = clock;
    }
    /** Since when nobody can reach the peer, as far as it is known; null while it looks well. */
    get unreachableSinceMs() {
        // It is looked at now and then, and may be well again by now.
        if (whatIsWrong(this.#view()) === undefined)
            return null;
        return this.#sinceMs ?? this.#clock.now();
    }
    start() {
        this.#check();
        this.#cancel = this.#clock.after(CHECK_MS, () => this.start());
    }
    stop() {
        this.#cancel();
    }
    #check() {
        const bad = whatIsWrong(this.#view());
        if (bad === undefined) {
            this.#sinceMs = undefined;
            if (this.#saidBad === false)
                return;
            this.#saidBad = false;
            this.emit('trouble-over', UNREACHABLE);
            return;
        }
        const nowMs = this.#clock.now();
        this.#sinceMs ??= nowMs;
        if (nowMs - this.#sinceMs < UNREACHABLE_AFTER_MS)
            return;
        this.#saidBad = true;
        this.emit('trouble', {
            ...UNREACHABLE,
            message: 'nobody can reach this peer over the DHT',
            ...bad,
            since: this.#sinceMs,
        });
    }
}
function whatIsWrong(view) {
    if (view.alone)
        return undefined;
    if (view.nodes === 0) {
        return {
            cause: 'no DHT node is known that answers',
            fix: 'Check the internet connection, that UDP passes, and the bootstrap nodes: `mapeo-web bootstrap check`.',
        };
    }
    if (!view.online) {
        return {
            cause: 'DHT nodes have stopped answering',
            fix: 'Check the internet connection and the router. The peer goes on by itself when they answer.',
        };
    }
    if (!view.listening) {
        return {
            cause: 'the peer could not register with any DHT node, so it accepts no connections',
            fix: 'Check that UDP passes both ways, and that the bootstrap nodes store records: `mapeo-web bootstrap check`.',
        };
    }
    if (view.relays > 0)
        return undefined;
    return {
        cause: 'no DHT node passes connections on to this peer any more',
        fix: 'Check the internet connection and the router; restart the peer if it does not pass.',
    };
}
//# sourceMappingURL=network-watch.js.map