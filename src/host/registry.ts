/**
 * Which projects this peer hosts, and what became of them: `host.db`.
 *
 * It holds what announcing and the handshake need, so that neither opens a project: discovery
 * keys, handshake psks (they prove to know a project key and decrypt nothing), names and times.
 * The keys themselves stay encrypted in the engine's database.
 */
import Database from 'better-sqlite3'
import type { KnownProject } from '../handshake.js'
import { asError, MapeoWebError } from '../lib/errors.js'
import {
  type DiscoveryKey,
  discoveryKeyOf,
  hex,
  parseProjectKey,
  toDiscoveryKey,
  toHandshakePsk,
} from '../lib/keys.js'

/** Raised with every change of the tables; a newer file is refused, an older one migrated. */
const FORMAT = 1

const SCHEMA = `
  CREATE TABLE project (
    project_id TEXT PRIMARY KEY,
    discovery_key BLOB NOT NULL UNIQUE CHECK (length(discovery_key) = 32),
    handshake_psk BLOB NOT NULL CHECK (length(handshake_psk) = 32),
    name TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    last_sync_at INTEGER,
    last_announced_at INTEGER,
    records INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID`

export interface HostedProject extends KnownProject {
  name: string
  addedAt: number
  lastSyncAt: number | null
  lastAnnouncedAt: number | null
  /** Copies of the announcement that nodes took the last time. */
  records: number
}

interface Row {
  project_id: string
  discovery_key: Buffer
  handshake_psk: Buffer
  name: string
  added_at: number
  last_sync_at: number | null
  last_announced_at: number | null
  records: number
}

/** Shorter prefixes are more likely a slip than an id. */
const MIN_PREFIX_CHARS = 4

export class ProjectRegistry {
  readonly #db: Database.Database
  /** By discovery key in hex: connections are routed by it. */
  readonly #byDiscoveryKey = new Map<string, HostedProject>()

  /** @throws `DATABASE_UNUSABLE`, and leaves the file as it is */
  constructor(file: string) {
    this.#db = openDatabase(file)
    for (const row of this.#db.prepare<[], Row>('SELECT * FROM project').iterate()) {
      const project = fromRow(row)
      this.#byDiscoveryKey.set(hex(project.discoveryKey), project)
    }
  }

  get size(): number {
    return this.#byDiscoveryKey.size
  }

  list(): HostedProject[] {
    return [...this.#byDiscoveryKey.values()]
  }

  get(discoveryKey: DiscoveryKey): HostedProject | undefined {
    return this.#byDiscoveryKey.get(hex(discoveryKey))
  }

  /**
   * The project that a user means: by project id, discovery key in hex, or the beginning of one.
   * @throws `PROJECT_NOT_FOUND`, `PROJECT_AMBIGUOUS`
   */
  find(id: string): HostedProject {
    const wanted = id.trim()
    const matches = this.list().filter((project) => matchesId(project, wanted))
    const [match, another] = matches
    if (match === undefined) {
      this.#assertNotProjectKey(wanted)
      throw new MapeoWebError('PROJECT_NOT_FOUND', `no hosted project matches "${brief(wanted)}"`)
    }
    if (another !== undefined) {
      throw new MapeoWebError(
        'PROJECT_AMBIGUOUS',
        `${matches.length} hosted projects match "${brief(wanted)}"`,
      )
    }
    return match
  }

  #assertNotProjectKey(wanted: string): void {
    if (!/^[0-9a-fA-F]{64}$/.test(wanted)) return
    const discoveryKey = discoveryKeyOf(parseProjectKey(wanted))
    if (!this.get(discoveryKey)) return
    throw new MapeoWebError(
      'PROJECT_KEY_GIVEN',
      `that is the secret key of a hosted project; its discovery key is ${hex(discoveryKey)}`,
    )
  }

  /** Safe to repeat; a new name replaces the old one. */
  add(project: KnownProject & { name: string }, nowMs: number): void {
    this.#db
      .prepare(
        `INSERT INTO project (project_id, discovery_key, handshake_psk, name, added_at)
         VALUES (?, ?, ?, ?, ?) ON CONFLICT (project_id) DO UPDATE SET name = excluded.name`,
      )
      .run(project.projectId, project.discoveryKey, project.psk, project.name, nowMs)
    const known = this.get(project.discoveryKey)
    this.#byDiscoveryKey.set(
      hex(project.discoveryKey),
      known
        ? { ...known, name: project.name }
        : { ...project, addedAt: nowMs, lastSyncAt: null, lastAnnouncedAt: null, records: 0 },
    )
  }

  remove(project: HostedProject): void {
    this.#db.prepare('DELETE FROM project WHERE project_id = ?').run(project.projectId)
    this.#byDiscoveryKey.delete(hex(project.discoveryKey))
  }

  noteAnnounced(discoveryKey: DiscoveryKey, atMs: number, records: number): void {
    this.#update(discoveryKey, { lastAnnouncedAt: atMs, records })
  }

  noteSynced(discoveryKey: DiscoveryKey, atMs: number): void {
    this.#update(discoveryKey, { lastSyncAt: atMs })
  }

  close(): void {
    this.#db.close()
  }

  #update(
    discoveryKey: DiscoveryKey,
    change: Partial<Pick<HostedProject, 'lastAnnouncedAt' | 'lastSyncAt' | 'records'>>,
  ): void {
    const known = this.get(discoveryKey)
    if (!known) return
    const project = { ...known, ...change }
    this.#byDiscoveryKey.set(hex(discoveryKey), project)
    this.#db
      .prepare(
        `UPDATE project SET last_announced_at = ?, last_sync_at = ?, records = ?
         WHERE project_id = ?`,
      )
      .run(project.lastAnnouncedAt, project.lastSyncAt, project.records, project.projectId)
  }
}

function matchesId(project: HostedProject, wanted: string): boolean {
  const discoveryKey = hex(project.discoveryKey)
  if (project.projectId === wanted || discoveryKey === wanted.toLowerCase()) return true
  if (wanted.length < MIN_PREFIX_CHARS) return false
  return project.projectId.startsWith(wanted) || discoveryKey.startsWith(wanted.toLowerCase())
}

/** What a user typed may be a secret by mistake: never repeat the whole of it. */
function brief(text: string): string {
  return text.length > 12 ? `${text.slice(0, 8)}…` : text
}

function fromRow(row: Row): HostedProject {
  return {
    projectId: row.project_id,
    discoveryKey: toDiscoveryKey(row.discovery_key),
    psk: toHandshakePsk(row.handshake_psk),
    name: row.name,
    addedAt: row.added_at,
    lastSyncAt: row.last_sync_at,
    lastAnnouncedAt: row.last_announced_at,
    records: row.records,
  }
}

function openDatabase(file: string): Database.Database {
  let db: Database.Database | undefined
  try {
    db = new Database(file)
    db.pragma('journal_mode = WAL')
    const format = db.pragma('user_version', { simple: true }) as number
    if (format > FORMAT) throw new Error(`it has format ${format}, this version knows ${FORMAT}`)
    if (format === 0) {
      const created = db
      created.transaction(() => {
        created.exec(SCHEMA)
        created.pragma(`user_version = ${FORMAT}`)
      })()
    }
    return db
  } catch (error) {
    db?.close()
    throw new MapeoWebError('DATABASE_UNUSABLE', `${file}: ${asError(error).message}`, {
      cause: error,
    })
  }
}
