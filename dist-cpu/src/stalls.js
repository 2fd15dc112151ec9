import { pause, systemClock } from './lib/clock.js';
const STALL_MS = 5 * 60_000;
/** How often is looked, for each `stallMs`. */
const LOOKS = 10;
/** More than keep-alives and acknowledgements of five minutes. */
const TRICKLE_BYTES = 16_384;
export class Stalls {
    #collaborators;
    #clock;
    #stallMs;
    #stop = new AbortController();
    #standstills = new WeakMap();
    #running;
    constructor(collaborators, { stallMs = STALL_MS } = {}) {
        this.#collaborators = collaborators;
        this.#clock = collaborators.clock ?? systemClock;
        this.#stallMs = stallMs;
    }
    start() {
        this.#running ??= this.#run();
    }
    async close() {
        this.#stop.abort();
        await this.#running;
    }
    async #run() {
        while (await pause(this.#clock, this.#stallMs / LOOKS, this.#stop.signal)) {
            for (const session of this.#collaborators.sessions()) {
                if (!this.#isStalled(session))
                    continue;
                const mayEnd = session.connection.transport === 'dht' || this.#collaborators.waiting() > 0;
                if (mayEnd)
                    void session.connection.destroy('stalled');
            }
        }
    }
    #isStalled(session) {
        const { progress, connection } = session;
        const isOwed = progress !== undefined &&
            progress.toSend + progress.toReceive > 0 &&
            this.#collaborators.unanswered(session) > 0;
        if (!isOwed) {
            this.#standstills.delete(session);
            return false;
        }
        const { toSend, toReceive } = progress;
        const nowMs = this.#clock.now();
        const bytes = arrived(connection);
        const before = this.#standstills.get(session);
        const isSame = before?.toSend === toSend &&
            before.toReceive === toReceive &&
            bytes - before.bytes <= TRICKLE_BYTES;
        if (!isSame) {
            this.#standstills.set(session, { sinceMs: nowMs, toSend, toReceive, bytes });
            return false;
        }
        return nowMs - before.sinceMs >= this.#stallMs;
    }
}
/** Also what has come of a block that is not whole yet. */
function arrived({ bytesRead, stream }) {
    return Math.max(bytesRead, stream.rawStream?.bytesReceived ?? 0);
}
//# sourceMappingURL=stalls.js.map