/**
 * How new the engine's databases are. The engine migrates older ones when it opens them, and takes
 * one that a newer engine migrated for its own, without a word.
 */
import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { MapeoWebError } from '../lib/errors.js'
import { sizeOf } from '../lib/sqlite-check.js'
import { version } from '../lib/version.js'
import { migrations } from './comapeo-migrations.js'

export type DatabaseKind = keyof typeof migrations

/** When the newest migration that was applied was written, in milliseconds since 1970. */
export function appliedUntil(db: Database.Database): number {
  return db
    .prepare<[], number>('SELECT max(created_at) FROM __drizzle_migrations')
    .pluck()
    .get() as number
}

/** The same of the newest one that our engine has. */
export function knownUntil(kind: DatabaseKind): number {
  const journal = fs.readFileSync(path.join(migrations[kind], 'meta', '_journal.json'), 'utf8')
  const { entries } = JSON.parse(journal) as { entries: Array<{ when: number }> }
  return Math.max(...entries.map(({ when }) => when))
}

/**
 * @param file `client.db`, sound; nothing is done where there is none yet
 * @throws `STORAGE_NEWER`
 */
export function assertEngineKnown(file: string): void {
  if (sizeOf(file) === 0) return
  const db = new Database(file, { readonly: true })
  try {
    // A start that was cut short may have left one without tables.
    const table = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'`)
    if (table.get() === undefined || appliedUntil(db) <= knownUntil('client')) return
    throw new MapeoWebError(
      'STORAGE_NEWER',
      `${file} was written by a newer sync engine than the one in version ${version}`,
    )
  } finally {
    db.close()
  }
}
