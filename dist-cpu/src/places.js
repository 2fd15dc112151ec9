/**
 * ENCRYPTION. Who has a place among the connections, and who makes room for whom.
 *
 * Members are devices that proved to know the key of a hosted project, on this connection or on an
 * earlier one; strangers are all others. Strangers get a part of the places. A member that finds
 * none takes that of the stranger who came last: who came before may be a new member just now.
 */
export const DEFAULT_CONNECTIONS = 256;
export class Places {
    #cut;
    #settings;
    /** Both in the order in which they came. */
    #silent = new Set();
    #taken = new Set();
    constructor({ cut }, settings = {}) {
        this.#cut = cut;
        const maxConnections = settings.maxConnections ?? DEFAULT_CONNECTIONS;
        const maxSilent = settings.maxSilent ?? 256;
        this.#settings = {
            maxConnections,
            maxStrangers: settings.maxStrangers ?? Math.ceil((maxConnections * 3) / 4),
            maxPerDevice: settings.maxPerDevice ?? 32,
            maxPerAddress: settings.maxPerAddress ?? 64,
            maxSilent,
            maxSilentStrangers: settings.maxSilentStrangers ?? Math.ceil((maxSilent * 3) / 4),
        };
    }
    /** Without those that have not said a word yet. */
    get size() {
        return this.#taken.size;
    }
    get silent() {
        return this.#silent.size;
    }
    all() {
        return [...this.#silent, ...this.#taken];
    }
    /** Whether a device would find no place now. */
    refusalOf(who) {
        const { maxConnections, maxStrangers, maxPerDevice } = this.#settings;
        const taken = [...this.#taken];
        const same = taken.filter(({ deviceId }) => deviceId === who.deviceId).length;
        if (same >= maxPerDevice)
            return 'too-many-of-device';
        const strangers = taken.filter((place) => !place.isMember()).length;
        if (who.isMember) {
            return taken.length >= maxConnections && strangers === 0 ? 'too-many-connections' : undefined;
        }
        if (taken.length >= maxConnections)
            return 'too-many-connections';
        return strangers >= maxStrangers ? 'too-many-strangers' : undefined;
    }
    /** Takes in who has not said a word, and cuts another such connection where there are many. */
    addSilent(place) {
        const { maxSilent, maxSilentStrangers, maxPerDevice } = this.#settings;
        const silent = [...this.#silent];
        const same = silent.filter(({ deviceId }) => deviceId === place.deviceId);
        const strangers = silent.filter((other) => !other.isMember());
        let leaving;
        if (same.length >= maxPerDevice)
            leaving = same[0];
        else if (!place.isMember() && strangers.length >= maxSilentStrangers)
            leaving = strangers[0];
        else if (silent.length >= maxSilent)
            leaving = strangers[0] ?? silent[0];
        if (leaving)
            this.#crowdOut(leaving);
        this.#silent.add(place);
    }
    /** From the first byte on a connection is somebody's: whoever sent it holds the device's key. */
    admit(place) {
        this.#silent.delete(place);
        const isMember = place.isMember();
        const refusal = this.refusalOf({ deviceId: place.deviceId, isMember });
        if (refusal !== undefined)
            return refusal;
        const strangers = [...this.#taken].filter((other) => !other.isMember());
        if (!isMember) {
            const near = strangers.filter(({ remoteHost }) => remoteHost === place.remoteHost);
            if (near.length >= this.#settings.maxPerAddress)
                return 'too-many-of-address';
        }
        const youngest = strangers.at(-1);
        if (this.#taken.size >= this.#settings.maxConnections && youngest)
            this.#crowdOut(youngest);
        this.#taken.add(place);
        return undefined;
    }
    delete(place) {
        this.#silent.delete(place);
        this.#taken.delete(place);
    }
    #crowdOut(place) {
        this.delete(place);
        this.#cut(place, 'crowded-out');
    }
}
//# sourceMappingURL=places.js.map