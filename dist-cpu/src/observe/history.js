/**
 * What the traffic and the connections were over the last hour and day: samples in two rings of a
 * fixed size, so that years of running cost no more memory than a day.
 */
import { systemClock } from '../lib/clock.js';
const HOUR = { stepMs: 10_000, count: 360 };
const DAY = { stepMs: 300_000, count: 288 };
/** A sample that comes later than this many steps after the last one leaves a gap in the curve. */
const GAP_STEPS = 3;
export class History {
    #read;
    #clock;
    #hour;
    #day;
    #cancel = () => { };
    constructor({ read, clock = systemClock }) {
        this.#read = read;
        this.#clock = clock;
        const start = { atMs: clock.now(), bytesIn: 0, bytesOut: 0 };
        this.#hour = new Ring(HOUR, start);
        this.#day = new Ring(DAY, start);
    }
    start() {
        this.#cancel = this.#clock.after(HOUR.stepMs, () => {
            this.#sample();
            this.start();
        });
    }
    stop() {
        this.#cancel();
    }
    view() {
        return { hour: this.#hour.view(), day: this.#day.view() };
    }
    #sample() {
        const totals = this.#read();
        const nowMs = this.#clock.now();
        this.#hour.note(totals, nowMs);
        this.#day.note(totals, nowMs);
    }
}
class Ring {
    #stepMs;
    #count;
    #samples = [];
    #last;
    /** The most connections since the last sample. */
    #peak = 0;
    constructor({ stepMs, count }, start) {
        this.#stepMs = stepMs;
        this.#count = count;
        this.#last = start;
    }
    note({ bytesIn, bytesOut, connections }, nowMs) {
        this.#peak = Math.max(this.#peak, connections);
        const { atMs } = this.#last;
        // The clock was set back: what lies in its future would never leave the ring.
        if (nowMs <= atMs) {
            this.#samples = this.#samples.filter((sample) => sample.atMs < nowMs);
            this.#last = { atMs: nowMs, bytesIn, bytesOut };
            return;
        }
        const passedMs = nowMs - atMs;
        // Timers are a little late, each time.
        if (passedMs < this.#stepMs * 0.95)
            return;
        if (passedMs > GAP_STEPS * this.#stepMs) {
            // The machine slept.
            const gap = { bytesIn: null, bytesOut: null, connections: null };
            this.#add({ atMs: atMs + this.#stepMs, ...gap });
        }
        const perSecond = (bytes) => Math.round((bytes * 1000) / passedMs);
        this.#add({
            atMs: nowMs,
            bytesIn: perSecond(bytesIn - this.#last.bytesIn),
            bytesOut: perSecond(bytesOut - this.#last.bytesOut),
            connections: this.#peak,
        });
        this.#last = { atMs: nowMs, bytesIn, bytesOut };
        this.#peak = connections;
    }
    view() {
        const samples = this.#samples;
        return {
            stepMs: this.#stepMs,
            atMs: samples.map((sample) => sample.atMs),
            bytesIn: samples.map((sample) => sample.bytesIn),
            bytesOut: samples.map((sample) => sample.bytesOut),
            connections: samples.map((sample) => sample.connections),
        };
    }
    #add(sample) {
        this.#samples.push(sample);
        if (this.#samples.length > this.#count)
            this.#samples.shift();
    }
}
//# sourceMappingURL=history.js.map