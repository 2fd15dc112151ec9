/**
 * DISCOVERY, bootstrap nodes. How many records one address may have stored.
 *
 * hyperdht keeps them in generations: a full one is put behind the next, and the one behind is
 * forgotten, whoever's records were in it. So an address may have as many in the present one as
 * there are places left, and the 256 addresses around it twice as many. One that floods gets half
 * of all places and four get a fifth each, while there is always room for somebody new.
 */
import type HyperDHT from 'hyperdht';
export declare class RecordQuota {
    #private;
    /** @param dht a persistent one */
    constructor(dht: HyperDHT);
    /**
     * Runs what may store for the address, unless that has its share.
     * @returns whether it was run
     */
    store(source: number, kind: number, isExempt: boolean, run: () => void): boolean;
}
