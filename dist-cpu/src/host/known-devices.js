/** The least recent ones are forgotten; one takes about 150 bytes of memory. */
const MAX_DEVICES = 10_000;
/** A device that comes every minute is not written down every minute. */
const SAVE_AFTER_MS = 3_600_000;
const SAVE_MS = 1000;
export class KnownDevices {
    #db;
    #maxDevices;
    #onUnsaved;
    /** When each last gave a proof, by device id, the least recent first. */
    #provedAtMs = new Map();
    #unsaved = new Set();
    #saving;
    /** The database stays the caller's. */
    constructor(db, { maxDevices = MAX_DEVICES, onUnsaved = () => { } } = {}) {
        this.#db = db;
        this.#maxDevices = maxDevices;
        this.#onUnsaved = onUnsaved;
        const rows = db.prepare('SELECT * FROM known_device ORDER BY last_proved_at DESC LIMIT ?');
        for (const { device_id, last_proved_at } of rows.all(maxDevices).reverse()) {
            this.#provedAtMs.set(device_id, last_proved_at);
        }
    }
    get size() {
        return this.#provedAtMs.size;
    }
    /** @param deviceId hex of its 32-byte public key */
    has(deviceId) {
        return this.#provedAtMs.has(deviceId);
    }
    /** It gave a proof just now. Written down within a second, where that is news. */
    note(deviceId, nowMs) {
        const beforeMs = this.#provedAtMs.get(deviceId) ?? -Infinity;
        if (Math.abs(nowMs - beforeMs) < SAVE_AFTER_MS)
            return;
        this.#provedAtMs.delete(deviceId);
        this.#provedAtMs.set(deviceId, nowMs);
        this.#unsaved.add(deviceId);
        const [oldest] = this.#provedAtMs.keys();
        if (this.#provedAtMs.size > this.#maxDevices && oldest !== undefined) {
            this.#provedAtMs.delete(oldest);
        }
        this.#saving ??= setTimeout(() => this.flush(), SAVE_MS);
    }
    /** Writes down what is not yet. */
    flush() {
        clearTimeout(this.#saving);
        this.#saving = undefined;
        if (this.#unsaved.size === 0)
            return;
        const devices = [...this.#unsaved];
        this.#unsaved.clear();
        try {
            const upsert = this.#db.prepare(`INSERT INTO known_device VALUES (?, ?)
         ON CONFLICT (device_id) DO UPDATE SET last_proved_at = excluded.last_proved_at`);
            const prune = this.#db.prepare(`DELETE FROM known_device WHERE device_id NOT IN
           (SELECT device_id FROM known_device ORDER BY last_proved_at DESC LIMIT ?)`);
            this.#db.transaction(() => {
                for (const id of devices) {
                    const atMs = this.#provedAtMs.get(id);
                    if (atMs !== undefined)
                        upsert.run(id, atMs);
                }
                prune.run(this.#maxDevices);
            })();
        }
        catch (error) {
            this.#onUnsaved(error);
        }
    }
}
//# sourceMappingURL=known-devices.js.map