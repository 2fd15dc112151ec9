/** The peers that this one joined, in `host.db`: what both host is kept in sync with them. */
import type { HostDb } from './host-db.js'

export class PartnerList {
  readonly #db: HostDb

  constructor(db: HostDb) {
    this.#db = db
  }

  /** Hex of their 32-byte public keys. */
  list(): string[] {
    return this.#db
      .prepare<[], { device_id: string }>('SELECT device_id FROM partner ORDER BY added_at')
      .all()
      .map((row) => row.device_id)
  }

  /** Safe to repeat. */
  add(deviceId: string, nowMs: number): void {
    this.#db.prepare('INSERT OR IGNORE INTO partner VALUES (?, ?)').run(deviceId, nowMs)
  }
}
