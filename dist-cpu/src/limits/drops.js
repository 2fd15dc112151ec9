/** DISCOVERY, bootstrap nodes. What was dropped, counted by reason and kind of packet. */
import { KINDS } from './packets.js';
export const REASONS = [
    /** No packet of the DHT. */
    'malformed',
    /** An answer to nothing that we asked. */
    'unsolicited',
    /** The address, proven, used its requests up; or its /24 did. */
    'address',
    'subnet',
    /** As above, of addresses that have not proved themselves; or all of those together. */
    'unproven',
    'unproven-subnet',
    'unproven-total',
    /** The answer could have been larger than the request, and nobody proved that it was asked for. */
    'amplification',
    /** To be passed on to an address that was sent enough already, or that is none of the network. */
    'forwarding',
    /** The address stored its share of records. */
    'records',
    /** The DHT library could not handle it. */
    'failed',
];
/** Background noise of the public internet: counted, not worth a line in the log. */
const NOISE = new Set(['malformed', 'unsolicited']);
/** Those that are not 0, by the name of the kind. */
export function byKind(counts) {
    const entries = KINDS.map((kind, i) => [kind, counts[i] ?? 0]);
    return Object.fromEntries(entries.filter(([, count]) => count > 0));
}
export class Drops {
    #counts = new Float64Array(REASONS.length * KINDS.length);
    #reported = new Float64Array(REASONS.length);
    #onDrop;
    /** @param onDrop called for every drop that is worth a line in the log */
    constructor(onDrop = () => { }) {
        this.#onDrop = onDrop;
    }
    add(reason, kind) {
        const index = REASONS.indexOf(reason) * KINDS.length + kind;
        this.#counts[index] = this.#counts[index] + 1;
        if (!NOISE.has(reason))
            this.#onDrop();
    }
    counts() {
        const counts = {};
        REASONS.forEach((reason, row) => {
            const ofReason = this.#row(row);
            if (ofReason.some((count) => count > 0))
                counts[reason] = byKind(ofReason);
        });
        return counts;
    }
    /** By reason, since the last call. */
    sinceLast() {
        const totals = Float64Array.from(REASONS, (_, row) => this.#row(row).reduce((a, b) => a + b, 0));
        const news = REASONS.flatMap((reason, i) => {
            const count = totals[i] - this.#reported[i];
            return count > 0 ? [[reason, count]] : [];
        });
        this.#reported = totals;
        return Object.fromEntries(news);
    }
    #row(row) {
        return this.#counts.subarray(row * KINDS.length, (row + 1) * KINDS.length);
    }
}
//# sourceMappingURL=drops.js.map