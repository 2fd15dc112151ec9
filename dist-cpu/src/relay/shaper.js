/** More than a packet; how far a flow may get ahead of the others. */
const QUANTUM_BYTES = 2048;
const TICK_MS = 5;
/** What may be sent at once after a pause, in time of the bandwidth. */
const BURST_MS = 50;
const MIN_BURST_BYTES = 16 * 1024;
/** What a flow may have waiting, in time of its share; but so much always, for it comes in bursts. */
const QUEUE_MS = 250;
const MIN_QUEUE_BYTES = 32 * 1024;
const MAX_QUEUE_BYTES = 1024 * 1024;
export class Shaper {
    #clock;
    #bytesPerMs;
    #burstBytes;
    /** Flows with something waiting; the first one's turn is next. */
    #queues = new Map();
    #tokens;
    #filledAtMs;
    #cancelTick;
    constructor({ clock }, { bytesPerSecond }) {
        this.#clock = clock;
        this.#bytesPerMs = bytesPerSecond / 1000;
        this.#burstBytes = Math.max(MIN_BURST_BYTES, this.#bytesPerMs * BURST_MS);
        this.#tokens = this.#burstBytes;
        this.#filledAtMs = clock.now();
    }
    /** Sends the packet now or a little later; false: it was dropped. */
    push(flow, bytes, send) {
        const queue = this.#queues.get(flow) ?? { packets: [], bytes: 0, deficit: QUANTUM_BYTES };
        if (queue.bytes + bytes > this.#queueBytes(flow))
            return false;
        queue.packets.push({ bytes, send });
        queue.bytes += bytes;
        this.#queues.set(flow, queue);
        this.#drain();
        return true;
    }
    /** Drops what the flow has waiting. */
    remove(flow) {
        this.#queues.delete(flow);
    }
    close() {
        this.#queues.clear();
        this.#cancelTick?.();
        this.#cancelTick = undefined;
    }
    #queueBytes(flow) {
        const busy = this.#queues.size + (this.#queues.has(flow) ? 0 : 1);
        const bytes = Math.max(MIN_QUEUE_BYTES, (this.#bytesPerMs * QUEUE_MS) / busy);
        return Math.min(MAX_QUEUE_BYTES, bytes);
    }
    #drain() {
        this.#fill();
        while (this.#tokens > 0) {
            const [next] = this.#queues;
            if (!next)
                break;
            this.#takeTurn(...next);
        }
        if (this.#queues.size === 0)
            return;
        this.#cancelTick ??= this.#clock.after(TICK_MS, () => {
            this.#cancelTick = undefined;
            this.#drain();
        });
    }
    #takeTurn(flow, queue) {
        if (queue.deficit <= 0) {
            queue.deficit += QUANTUM_BYTES;
            // To the end of the line.
            this.#queues.delete(flow);
            this.#queues.set(flow, queue);
            return;
        }
        const packet = queue.packets.shift();
        if (packet) {
            queue.bytes -= packet.bytes;
            queue.deficit -= packet.bytes;
            this.#tokens -= packet.bytes;
        }
        if (queue.packets.length === 0)
            this.#queues.delete(flow);
        packet?.send();
    }
    #fill() {
        const nowMs = this.#clock.now();
        const elapsedMs = Math.max(0, nowMs - this.#filledAtMs);
        this.#filledAtMs = nowMs;
        this.#tokens = Math.min(this.#burstBytes, this.#tokens + elapsedMs * this.#bytesPerMs);
    }
}
//# sourceMappingURL=shaper.js.map