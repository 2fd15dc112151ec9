/**
 * What a peer that was restored from a backup has to heed. Its own cores may be older than what
 * devices have of them: what it wrote after the backup was made is out there, and writing again at
 * the same place would give one device two histories. Hypercore has no way back from that: both
 * sides close the core for good. So it writes nothing of its own into a project until it was in sync
 * with a device, which brings back what it had written. And it makes sure that it is the only one.
 */
import type HyperDHT from 'hyperdht'
import { type Clock, systemClock } from '../lib/clock.js'
import { MapeoWebError } from '../lib/errors.js'
import type { KeyPair } from '../lib/keys.js'
import type { Logger } from '../lib/logger.js'
import type { StoragePaths } from '../lib/storage.js'
import type { OwnWrites } from '../sync/engine.js'
import { isIdentityLive } from './identity-check.js'
import { readRestored, type RestoredRecord, writeRestored } from './records.js'

/** As long after a restore each start looks for another one of the same identity. */
const CHECK_MS = 30 * 24 * 60 * 60 * 1000

export interface RestoredView {
  /** Milliseconds since 1970. */
  restoredAt: number
  backupCreatedAt: number
  /** Projects that were in sync with no device since, and are not written to until they were. */
  waiting: number
}

export class AfterRestore implements OwnWrites {
  readonly #paths: StoragePaths
  readonly #clock: Clock
  #record: RestoredRecord | undefined

  /** @throws `STORAGE_UNUSABLE` */
  constructor({ paths, clock = systemClock }: { paths: StoragePaths; clock?: Clock }) {
    this.#paths = paths
    this.#clock = clock
    this.#record = readRestored(paths)
  }

  /** Until `warnOnce`: nothing that another process remembered of the network holds here. */
  get isFirstStart(): boolean {
    return this.#record?.warned === false
  }

  /** Null where nothing has to be heeded any more. */
  view(projectIds: () => string[]): RestoredView | null {
    const record = this.#record
    if (!record || record.final) return null
    const inSync = new Set(record.inSync)
    const waiting = projectIds().filter((projectId) => !inSync.has(projectId)).length
    if (waiting === 0) return null
    return { restoredAt: record.restoredAt, backupCreatedAt: record.backupCreatedAt, waiting }
  }

  mayWrite(projectId: string): boolean {
    const record = this.#record
    // Nothing came after a backup that was the last.
    return record === undefined || record.final || record.inSync.includes(projectId)
  }

  noteInSync(projectId: string): void {
    if (!this.#record || this.mayWrite(projectId)) return
    this.#save({ ...this.#record, inSync: [...this.#record.inSync, projectId] })
  }

  /** Once, by whoever serves the storage first. */
  warnOnce(log: Logger): void {
    const record = this.#record
    if (!record || record.warned) return
    const made = new Date(record.backupCreatedAt).toISOString()
    log.warn(
      { evt: 'restored', restoredAt: record.restoredAt, backupCreatedAt: record.backupCreatedAt },
      `this peer was restored from a backup of ${made}: never run it and the one that the ` +
        'backup was made of, both. See docs/backup.md',
    )
    this.#save({ ...record, warned: true })
  }

  /** Before this one can be reached itself. @throws `IDENTITY_IN_USE` */
  async assertAlone(dht: HyperDHT, { publicKey }: KeyPair): Promise<void> {
    const record = this.#record
    if (!record || this.#clock.now() - record.restoredAt > CHECK_MS) return
    if (!(await isIdentityLive(dht, publicKey, this.#clock))) return
    throw new MapeoWebError(
      'IDENTITY_IN_USE',
      'a peer with the identity that was restored here answers on the network',
    )
  }

  #save(record: RestoredRecord): void {
    this.#record = record
    writeRestored(this.#paths, record)
  }
}
