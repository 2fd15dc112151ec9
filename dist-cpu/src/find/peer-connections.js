import { hex } from '../lib/keys.js';
import { isStillHeard } from '../live-stream.js';
export class PeerConnections {
    #ownKey;
    /** By device id. */
    #entries = new Map();
    constructor({ ownKey }) {
        this.#ownKey = ownKey;
    }
    get size() {
        return this.#entries.size;
    }
    has(deviceId) {
        return this.#entries.has(deviceId);
    }
    get(deviceId) {
        return this.#entries.get(deviceId)?.connection;
    }
    /** @returns how to hear of topics that the remote is found under later */
    add(connection, topics) {
        const entry = { connection, topics: new Set(topics.map(hex)), listeners: [] };
        const { deviceId } = connection;
        this.#entries.set(deviceId, entry);
        void connection.closed.then(() => {
            if (this.#entries.get(deviceId) === entry)
                this.#entries.delete(deviceId);
        });
        return (listener) => void entry.listeners.push(listener);
    }
    /** The device was found under a topic. */
    noteTopic(deviceId, topic) {
        const entry = this.#entries.get(deviceId);
        if (!entry || entry.topics.has(hex(topic)))
            return;
        entry.topics.add(hex(topic));
        for (const listener of entry.listeners)
            listener(topic);
    }
    /**
     * Whether an accepted stream takes the place of the one there is. One that was in use already is
     * a remote's old one; of two that were dialled at the same time, both sides keep that of the
     * greater key. Hyperswarm's rule, for the other side may be one.
     */
    mayReplace(existing, accepted) {
        if (!existing)
            return true;
        if (existing.rawBytesRead > 0 && existing.rawBytesWritten > 0)
            return true;
        const isOurs = Buffer.compare(this.#ownKey, accepted.remotePublicKey) > 0;
        return isOurs === accepted.isInitiator;
    }
    /** Cuts those whose other side does not answer. */
    cutSilent(clock) {
        for (const { connection } of this.#entries.values()) {
            void isStillHeard(connection.stream, { clock }).then((isAlive) => {
                if (!isAlive)
                    void connection.destroy('timeout');
            });
        }
    }
    async closeAll() {
        await Promise.all([...this.#entries.values()].map(({ connection: c }) => c.destroy('closing')));
    }
}
//# sourceMappingURL=peer-connections.js.map