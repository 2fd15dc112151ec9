/**
 * DISCOVERY, bootstrap nodes. Which requests are served: a bucket for every address and for the 256
 * addresses around it, and smaller ones for addresses that have not proved themselves.
 *
 * A source address is whatever the sender wrote into the packet. It is proven by a request with a
 * valid token, which went to that address, or by answering a challenge. Until then it gets few
 * requests, and few bytes beyond those that came from it: who forges it can have no more than that
 * sent there. All addresses without proof have one more bucket in common, so that a flood from
 * forged ones leaves time for the others.
 */
import { Budget } from './budget.js';
import { canAmplify, COSTS } from './packets.js';
import { SourceTable, subnetKey } from './source-table.js';
/**
 * A peer with 10,000 projects in a network of few nodes stores all its records on each: 10,000
 * announcements, each worth 5 pings, and as many removals when its own addresses have changed.
 * That is 100,000 at once, and then 83 a second. The default, 2000 a second, gives it 120,000.
 */
const BURST_SECONDS = 60;
/** Of an address, for the 256 around it; a sibling's own lane. */
const SUBNET_FACTOR = 4;
const SIBLING_FACTOR = 10;
/** Of a proven address, for one without proof: it has proved itself one or two round trips later. */
const STRANGER_FACTOR = 1 / 20;
const STRANGER_BURST_SECONDS = 5;
/** Where little is allowed, somebody new can still come in. */
const STRANGER_LEAST = 10;
/** Of a proven address, for all that are not. */
const STRANGERS_FACTOR = 2.5;
const STRANGERS_BURST_SECONDS = 2;
/** Bytes that an address without proof is sent beyond those it sent. */
export const STRANGER_BYTES = { perSecond: 1024, burst: 16 * 1024 };
const STRANGER_SUBNET_BYTES = scaled(STRANGER_BYTES, SUBNET_FACTOR);
const STRANGERS_BYTES = { perSecond: 2 ** 20, burst: 2 ** 22 };
/** Packets of others that are passed on to one address: handshakes with a peer, above all. */
const FORWARDS = { perSecond: 200, burst: 4000 };
const PROVEN_MS = 10 * 60_000;
const PLACES = 65_536;
const SUBNET_PLACES = 16_384;
export class RequestLimiter {
    siblings = new Set();
    /** Whether the address that was looked at last has no proof, or one that will not last long. */
    needsProof = false;
    #proven = new SourceTable(PLACES, 3);
    // Every request comes by here: no looking up of columns.
    #untilMs = this.#proven.columns[0];
    #provenUntilMs = this.#proven.columns[1];
    #fullAtMs = this.#proven.columns[2];
    #subnets = new SourceTable(SUBNET_PLACES, 1);
    #subnetFullAtMs = this.#subnets.columns[0];
    #strangers = new SourceTable(PLACES, 3);
    #strangerSubnets = new SourceTable(SUBNET_PLACES, 3);
    #destinations = new SourceTable(SUBNET_PLACES, 1);
    #ofAddress;
    #ofSibling;
    #ofSubnet;
    #ofStranger;
    #ofStrangerSubnet;
    #ofStrangers;
    #bytesOfStranger = new Budget(STRANGER_BYTES);
    #bytesOfStrangerSubnet = new Budget(STRANGER_SUBNET_BYTES);
    #bytesOfStrangers = new Budget(STRANGERS_BYTES);
    #forwards = new Budget(FORWARDS);
    #strangersFullAtMs = 0;
    #strangersBytesFullAtMs = 0;
    constructor({ perSecond }) {
        const rate = { perSecond, burst: perSecond * BURST_SECONDS };
        const strangerPerSecond = Math.max(STRANGER_LEAST, perSecond * STRANGER_FACTOR);
        const strangersPerSecond = Math.max(SUBNET_FACTOR * STRANGER_LEAST, perSecond * STRANGERS_FACTOR);
        const stranger = {
            perSecond: strangerPerSecond,
            burst: strangerPerSecond * STRANGER_BURST_SECONDS,
        };
        this.#ofAddress = new Budget(rate);
        this.#ofSibling = new Budget(scaled(rate, SIBLING_FACTOR));
        this.#ofSubnet = new Budget(scaled(rate, SUBNET_FACTOR));
        this.#ofStranger = new Budget(stranger);
        this.#ofStrangerSubnet = new Budget(scaled(stranger, SUBNET_FACTOR));
        this.#ofStrangers = new Budget({
            perSecond: strangersPerSecond,
            burst: strangersPerSecond * STRANGERS_BURST_SECONDS,
        });
    }
    /** The memory it takes, now and for ever. */
    get bytes() {
        const { bytes } = this.#proven;
        const subnets = this.#subnets.bytes + this.#strangerSubnets.bytes;
        return bytes + subnets + this.#strangers.bytes + this.#destinations.bytes;
    }
    /** @param kind one that has a cost */
    admit(source, kind, packet, nowMs) {
        const cost = COSTS[kind];
        const place = this.#proven.find(source);
        const provenMs = place === -1 ? 0 : this.#provenUntilMs[place] - nowMs;
        this.needsProof = provenMs < PROVEN_MS / 2;
        if (provenMs <= 0)
            return this.#admitStranger(source, kind, cost, packet, nowMs);
        const isSibling = this.siblings.size > 0 && this.siblings.has(source);
        const budget = isSibling ? this.#ofSibling : this.#ofAddress;
        const fullAtMs = this.#fullAtMs[place];
        if (!budget.allows(fullAtMs, nowMs, cost))
            return 'address';
        if (!isSibling && !this.#takeFromSubnet(source, cost, nowMs))
            return 'subnet';
        const full = (this.#fullAtMs[place] = budget.take(fullAtMs, nowMs, cost));
        if (full > this.#untilMs[place])
            this.#untilMs[place] = full;
        return 'proven';
    }
    /**
     * What an admitted stranger's request made us send.
     * @param excess bytes sent to it beyond those it sent, and all that were sent to others
     */
    spend(source, excess, nowMs) {
        addBytes(this.#strangers, source, this.#bytesOfStranger, nowMs, excess);
        const subnet = subnetKey(source);
        addBytes(this.#strangerSubnets, subnet, this.#bytesOfStrangerSubnet, nowMs, excess);
        this.#strangersBytesFullAtMs = this.#bytesOfStrangers.take(this.#strangersBytesFullAtMs, nowMs, excess);
    }
    /** Whether one more packet of others may go to the address. */
    mayForward(destination, nowMs) {
        const place = this.#destinations.claim(destination);
        const [fullAtMs] = this.#destinations.columns;
        const full = fullAtMs[place];
        if (!this.#forwards.allows(full, nowMs, 1))
            return false;
        fullAtMs[place] = this.#forwards.take(full, nowMs, 1);
        return true;
    }
    prove(source, nowMs) {
        const place = this.#proven.claim(source);
        const untilMs = (this.#provenUntilMs[place] = nowMs + PROVEN_MS);
        if (untilMs > this.#untilMs[place])
            this.#untilMs[place] = untilMs;
    }
    /** All is asked before anything is taken, and a place is taken last: no flood gets that far. */
    #admitStranger(source, kind, cost, packet, nowMs) {
        if (!this.#ofStrangers.allows(this.#strangersFullAtMs, nowMs, cost))
            return 'unproven-total';
        const subnet = subnetKey(source);
        const own = this.#strangers.find(source);
        const around = this.#strangerSubnets.find(subnet);
        const [, requests, bytes] = this.#strangers.columns;
        const [, subnetRequests, subnetBytes] = this.#strangerSubnets.columns;
        const at = (column, place) => place === -1 ? 0 : column[place];
        if (!this.#ofStranger.allows(at(requests, own), nowMs, cost))
            return 'unproven';
        if (!this.#ofStrangerSubnet.allows(at(subnetRequests, around), nowMs, cost)) {
            return 'unproven-subnet';
        }
        const hasBytes = this.#bytesOfStranger.allows(at(bytes, own), nowMs, 1) &&
            this.#bytesOfStrangerSubnet.allows(at(subnetBytes, around), nowMs, 1) &&
            this.#bytesOfStrangers.allows(this.#strangersBytesFullAtMs, nowMs, 1);
        if (!hasBytes && canAmplify(packet, kind))
            return 'amplification';
        this.#strangersFullAtMs = this.#ofStrangers.take(this.#strangersFullAtMs, nowMs, cost);
        addRequests(this.#strangers, source, this.#ofStranger, nowMs, cost);
        addRequests(this.#strangerSubnets, subnet, this.#ofStrangerSubnet, nowMs, cost);
        return 'stranger';
    }
    #takeFromSubnet(source, cost, nowMs) {
        const place = this.#subnets.claim(subnetKey(source));
        const full = this.#subnetFullAtMs[place];
        if (!this.#ofSubnet.allows(full, nowMs, cost))
            return false;
        this.#subnetFullAtMs[place] = this.#ofSubnet.take(full, nowMs, cost);
        return true;
    }
}
const addRequests = (table, key, budget, nowMs, n) => add(table, 1, key, budget, nowMs, n);
const addBytes = (table, key, budget, nowMs, n) => add(table, 2, key, budget, nowMs, n);
function add(table, column, key, budget, nowMs, units) {
    const place = table.claim(key);
    const until = table.columns[0];
    const values = table.columns[column];
    const full = (values[place] = budget.take(values[place], nowMs, units));
    if (full > until[place])
        until[place] = full;
}
function scaled({ perSecond, burst }, factor) {
    return { perSecond: perSecond * factor, burst: burst * factor };
}
//# sourceMappingURL=request-limiter.js.map