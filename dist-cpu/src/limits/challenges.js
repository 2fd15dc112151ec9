/**
 * DISCOVERY, bootstrap nodes. Whether somebody is at the address that a packet came from.
 *
 * An unknown address that asks is sent a PING: every DHT node answers those, whatever its version.
 * The wire format lets us put 16 random bits into it, which somebody who forges the address would
 * have to guess. So two in a row must come back, and a wrong answer spends the one it was for.
 */
import { randomInt } from 'node:crypto';
import { SourceTable } from './source-table.js';
const PLACES = 16_384;
/** Then another is sent, where the address still asks. */
const ANSWER_MS = 1000;
const ROUNDS = 2;
const TIDS = 65_536;
export class Challenges {
    #table = new SourceTable(PLACES, 3);
    #untilMs = this.#table.columns[0];
    /** Plus one: 0 is none. */
    #tids = this.#table.columns[1];
    #rounds = this.#table.columns[2];
    #random;
    constructor(random = (max) => randomInt(max)) {
        this.#random = random;
    }
    get bytes() {
        return this.#table.bytes;
    }
    /** The number to send to the address in a PING; undefined where one is still out. */
    begin(source, nowMs) {
        const place = this.#table.find(source);
        if (place !== -1 && this.#untilMs[place] > nowMs)
            return undefined;
        return this.#send(this.#table.claim(source), 0, nowMs);
    }
    /** What came back. `next`: the number to send again. */
    answer(source, tid, nowMs) {
        const place = this.#table.find(source);
        const isOut = place !== -1 && this.#untilMs[place] > nowMs;
        if (!isOut || this.#tids[place] === 0)
            return 'wrong';
        const isRight = this.#tids[place] === tid + 1;
        this.#tids[place] = 0;
        if (!isRight)
            return 'wrong';
        const round = this.#rounds[place] + 1;
        if (round < ROUNDS)
            return { next: this.#send(place, round, nowMs) };
        this.#untilMs[place] = 0;
        return 'proven';
    }
    #send(place, round, nowMs) {
        const tid = this.#random(TIDS);
        this.#tids[place] = tid + 1;
        this.#rounds[place] = round;
        this.#untilMs[place] = nowMs + ANSWER_MS;
        return tid;
    }
}
//# sourceMappingURL=challenges.js.map