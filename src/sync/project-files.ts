/**
 * What a project has on disk: `core/KEY/` with its cores and `db/KEY.db` with the index of them,
 * KEY being the project key in hex. The engine takes either without the other for a new project;
 * then what is there would stay invisible, or be written over with another history.
 */
import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { diskUsage } from '../lib/disk-usage.js'
import { MapeoWebError } from '../lib/errors.js'
import type { StoragePaths } from '../lib/storage.js'

/** A project's database and what SQLite keeps beside it. */
const DATABASE_SUFFIXES = ['.db', '.db-wal', '.db-shm']
/** The cores' directory once a deletion was decided: what is left of it is finished later. */
const DELETING = '.deleting'

export class ProjectFiles {
  readonly #paths: StoragePaths

  constructor(paths: StoragePaths) {
    this.#paths = paths
  }

  storedBytes(key: string): Promise<number> {
    return diskUsage([this.#cores(key), ...this.#databases(key)])
  }

  /** Safe to be cut short at any moment, and to repeat. */
  delete(key: string): void {
    const cores = this.#cores(key)
    // From here on it is known that the rest is garbage.
    if (fs.existsSync(cores)) fs.renameSync(cores, cores + DELETING)
    else fs.mkdirSync(cores + DELETING, { recursive: true, mode: 0o700 })
    this.finishDeletion(key)
  }

  /** Deletes what a deletion left that was cut short; does nothing where there was none. */
  finishDeletion(key: string): void {
    const leftover = this.#cores(key) + DELETING
    if (!fs.existsSync(leftover)) return
    for (const file of this.#databases(key)) fs.rmSync(file, { force: true })
    fs.rmSync(leftover, { recursive: true, force: true })
  }

  /** @throws `PROJECT_UNUSABLE` where half of the project's files are missing */
  assertWhole(key: string): void {
    const [database = ''] = this.#databases(key)
    const hasDatabase = fs.existsSync(database)
    const hasCores = fs.existsSync(this.#cores(key))
    if (hasCores && !hasDatabase) throw missing('database', database)
    if (hasDatabase && !hasCores && knowsCores(database)) {
      throw missing('directory of cores', this.#cores(key))
    }
  }

  #cores(key: string): string {
    return path.join(this.#paths.coreDir, key)
  }

  #databases(key: string): string[] {
    return DATABASE_SUFFIXES.map((end) => path.join(this.#paths.dbDir, key + end))
  }
}

/** A database without cores is what a first opening leaves that was cut short. */
function knowsCores(file: string): boolean {
  const db = new Database(file)
  try {
    const table = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'cores'`).get()
    return table !== undefined && db.prepare('SELECT 1 FROM cores LIMIT 1').get() !== undefined
  } finally {
    db.close()
  }
}

function missing(what: string, file: string): MapeoWebError {
  return new MapeoWebError('PROJECT_UNUSABLE', `the project's ${what} is missing: ${file}`)
}
