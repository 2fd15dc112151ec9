import { ANNOUNCE_KIND, KINDS } from './packets.js';
import { subnetKey } from './source-table.js';
const SUBNET_FACTOR = 2;
/** Who has how many in one store. Never more entries than the store has records. */
class Shares {
    #store;
    #ofAddress = new Map();
    #ofSubnet = new Map();
    #generation;
    #before = 0;
    constructor(store) {
        this.#store = store;
        this.#generation = store.generation();
    }
    allows(source) {
        this.#turn();
        const left = this.#store.max - this.#store.size();
        const subnet = this.#ofSubnet.get(subnetKey(source)) ?? 0;
        return (this.#ofAddress.get(source) ?? 0) < left && subnet < SUBNET_FACTOR * left;
    }
    begin() {
        this.#before = this.#store.size();
    }
    end(source) {
        if (this.#generation !== this.#store.generation())
            return this.#turn();
        const change = this.#store.size() - this.#before;
        if (change === 0)
            return;
        add(this.#ofAddress, source, change);
        add(this.#ofSubnet, subnetKey(source), change);
    }
    #turn() {
        const generation = this.#store.generation();
        if (this.#generation === generation)
            return;
        this.#generation = generation;
        this.#ofAddress.clear();
        this.#ofSubnet.clear();
    }
}
function add(counts, key, change) {
    const count = (counts.get(key) ?? 0) + change;
    if (count > 0)
        counts.set(key, count);
    else
        counts.delete(key);
}
export class RecordQuota {
    /** By kind of request: the stores it may write to. */
    #shares;
    /** @param dht a persistent one */
    constructor(dht) {
        const { _persistent: persistent, _router: router } = dht;
        if (!persistent)
            throw new Error('a node that is not persistent stores no records');
        const { records } = persistent;
        const announced = [
            new Shares({
                max: records.maxSize,
                size: () => records._fresh.size,
                generation: () => records._fresh,
            }),
            ...[router.forwards, persistent.refreshes, persistent.bumps].map(ofCache),
        ];
        this.#shares = KINDS.map((kind, i) => {
            if (i === ANNOUNCE_KIND || kind === 'UNANNOUNCE')
                return announced;
            if (kind === 'MUTABLE_PUT')
                return [ofCache(persistent.mutables)];
            return kind === 'IMMUTABLE_PUT' ? [ofCache(persistent.immutables)] : undefined;
        });
    }
    /**
     * Runs what may store for the address, unless that has its share.
     * @returns whether it was run
     */
    store(source, kind, isExempt, run) {
        const shares = this.#shares[kind];
        if (!shares) {
            run();
            return true;
        }
        const frees = KINDS[kind] === 'UNANNOUNCE';
        if (!frees && !isExempt && !shares.every((share) => share.allows(source)))
            return false;
        for (const share of shares)
            share.begin();
        run();
        for (const share of shares)
            share.end(source);
        return true;
    }
}
function ofCache(cache) {
    return new Shares({
        // At its size it turns, not beyond.
        max: cache.maxSize - 1,
        size: () => cache._latest.size,
        generation: () => cache._latest,
    });
}
//# sourceMappingURL=record-quota.js.map