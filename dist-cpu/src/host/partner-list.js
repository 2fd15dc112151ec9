export class PartnerList {
    #db;
    constructor(db) {
        this.#db = db;
    }
    /** Hex of their 32-byte public keys. */
    list() {
        return this.#db
            .prepare('SELECT device_id FROM partner ORDER BY added_at')
            .all()
            .map((row) => row.device_id);
    }
    /** Safe to repeat. */
    add(deviceId, nowMs) {
        this.#db.prepare('INSERT OR IGNORE INTO partner VALUES (?, ?)').run(deviceId, nowMs);
    }
}
//# sourceMappingURL=partner-list.js.map