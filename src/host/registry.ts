/**
 * Which projects this peer hosts, and what became of them: `host.db`.
 *
 * It holds what announcing and the handshake need, so that neither opens a project: discovery
 * keys, handshake psks (they prove to know a project key and decrypt nothing), names and times.
 * The keys themselves stay encrypted in the engine's database.
 */
import type { KnownProject } from '../handshake.js'
import { MapeoWebError } from '../lib/errors.js'
import {
  type DiscoveryKey,
  discoveryKeyOf,
  hex,
  parseProjectKey,
  toDiscoveryKey,
  toHandshakePsk,
} from '../lib/keys.js'
import type { SyncProtocol } from '../sync/engine.js'
import type { HostDb } from './host-db.js'

/** `blocked`: a coordinator took the peer out of the project; it keeps the data and nothing else. */
export type ProjectState = 'active' | 'blocked'

export interface HostedProject extends KnownProject {
  name: string
  /** Which engine has it. */
  protocol: SyncProtocol
  addedAt: number
  lastSyncAt: number | null
  lastAnnouncedAt: number | null
  /** Copies of the announcement that nodes took the last time, */
  records: number
  /** of so many that were reachable and should have: 20, or all where there are fewer. */
  reachable: number
  /** What was announced where, to be compared with what is to be; null: nothing, or by format 3. */
  stamp: string | null
  state: ProjectState
}

interface Row {
  project_id: string
  discovery_key: Buffer
  handshake_psk: Buffer
  name: string
  protocol: SyncProtocol
  added_at: number
  last_sync_at: number | null
  last_announced_at: number | null
  records: number
  reachable: number
  announce_stamp: string | null
  state: ProjectState
}

/** What is said of a project when it is added. */
export type NewProject = KnownProject & { name: string; protocol?: SyncProtocol }

/** See `Stored` of the announcer. */
export interface Announced {
  discoveryKey: DiscoveryKey
  atMs: number
  records: number
  reachable: number
  stamp: string
}

const SAVE_MS = 1000

/** Shorter prefixes are more likely a slip than an id. */
const MIN_PREFIX_CHARS = 4

export class ProjectRegistry {
  readonly #db: HostDb
  readonly #onUnsaved: (error: unknown) => void
  /** By discovery key in hex: connections are routed by it. */
  readonly #byDiscoveryKey = new Map<string, HostedProject>()
  /** Discovery keys in hex, by project id. */
  readonly #discoveryKeys = new Map<string, string>()
  /** Discovery keys in hex of what is to be written down. */
  readonly #unsaved = new Set<string>()
  #saving: NodeJS.Timeout | undefined

  /**
   * The database stays the caller's.
   * @param onUnsaved told when the disk did not take what happened to a project: that is no reason
   *   to stop serving it
   */
  constructor(db: HostDb, { onUnsaved = () => {} }: { onUnsaved?: (error: unknown) => void } = {}) {
    this.#db = db
    this.#onUnsaved = onUnsaved
    for (const row of this.#db.prepare<[], Row>('SELECT * FROM project').iterate()) {
      this.#remember(fromRow(row))
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

  byProjectId(projectId: string): HostedProject | undefined {
    const discoveryKey = this.#discoveryKeys.get(projectId)
    return discoveryKey === undefined ? undefined : this.#byDiscoveryKey.get(discoveryKey)
  }

  #remember(project: HostedProject): void {
    this.#byDiscoveryKey.set(hex(project.discoveryKey), project)
    this.#discoveryKeys.set(project.projectId, hex(project.discoveryKey))
  }

  /**
   * The project that a user means: by project id, discovery key in hex, or the beginning of one.
   * @throws `PROJECT_NOT_FOUND`, `PROJECT_AMBIGUOUS`
   */
  find(id: string): HostedProject {
    const wanted = id.trim()
    const exact = this.byProjectId(wanted) ?? this.#byDiscoveryKey.get(wanted.toLowerCase())
    if (exact) return exact
    const matches = this.#startingWith(wanted)
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

  #startingWith(wanted: string): HostedProject[] {
    if (wanted.length < MIN_PREFIX_CHARS) return []
    const lower = wanted.toLowerCase()
    return [...this.#byDiscoveryKey]
      .filter(([key, { projectId }]) => projectId.startsWith(wanted) || key.startsWith(lower))
      .map(([, project]) => project)
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

  /** Safe to repeat; a new name replaces the old one, and a blocked project is active again. */
  add(project: NewProject, nowMs: number): void {
    this.addAll([project], nowMs)
  }

  /** `add` for many, in one transaction: all or none. */
  addAll(projects: NewProject[], nowMs: number): void {
    const insert = this.#db.prepare(
      `INSERT INTO project (project_id, discovery_key, handshake_psk, name, added_at, protocol)
       VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (project_id) DO UPDATE SET name = excluded.name, state = 'active'`,
    )
    this.#db.transaction(() => {
      for (const { projectId, discoveryKey, psk, name, protocol = 'comapeo' } of projects) {
        insert.run(projectId, discoveryKey, psk, name, nowMs, protocol)
      }
    })()
    for (const project of projects) this.#remember(this.#added(project, nowMs))
  }

  #added(project: NewProject, nowMs: number): HostedProject {
    const known = this.get(project.discoveryKey)
    if (known) return { ...known, name: project.name, state: 'active' }
    return {
      ...project,
      protocol: project.protocol ?? 'comapeo',
      needsHandshake: project.protocol === 'mapeo8',
      addedAt: nowMs,
      lastSyncAt: null,
      lastAnnouncedAt: null,
      records: 0,
      reachable: 0,
      stamp: null,
      state: 'active',
    }
  }

  remove(project: HostedProject): void {
    this.#db.prepare('DELETE FROM project WHERE project_id = ?').run(project.projectId)
    this.#byDiscoveryKey.delete(hex(project.discoveryKey))
    this.#discoveryKeys.delete(project.projectId)
  }

  /** Written down within a second: hundreds come at once. */
  noteAnnounced({ discoveryKey, atMs, records, reachable, stamp }: Announced): void {
    this.#updateSoon(discoveryKey, { lastAnnouncedAt: atMs, records, reachable, stamp })
  }

  /** Its records were taken back. */
  noteUnannounced(discoveryKey: DiscoveryKey): void {
    this.#updateSoon(discoveryKey, { records: 0, reachable: 0, stamp: null })
  }

  #updateSoon(discoveryKey: DiscoveryKey, change: Partial<HostedProject>): void {
    const known = this.get(discoveryKey)
    if (!known) return
    this.#remember({ ...known, ...change })
    this.#unsaved.add(hex(discoveryKey))
    this.#saving ??= setTimeout(() => this.flush(), SAVE_MS)
  }

  /** Writes down what is not yet. */
  flush(): void {
    clearTimeout(this.#saving)
    this.#saving = undefined
    const projects = [...this.#unsaved].flatMap((id) => this.#byDiscoveryKey.get(id) ?? [])
    this.#unsaved.clear()
    this.#save(projects)
  }

  noteSynced(discoveryKey: DiscoveryKey, atMs: number): void {
    this.#update(discoveryKey, { lastSyncAt: atMs })
  }

  noteState(discoveryKey: DiscoveryKey, state: ProjectState): void {
    this.#update(discoveryKey, { state })
  }

  #update(
    discoveryKey: DiscoveryKey,
    change: Partial<Pick<HostedProject, 'lastSyncAt' | 'state'>>,
  ): void {
    const known = this.get(discoveryKey)
    if (!known) return
    const project = { ...known, ...change }
    this.#remember(project)
    this.#save([project])
  }

  #save(projects: HostedProject[]): void {
    try {
      const update = this.#db.prepare(
        `UPDATE project SET last_announced_at = ?, last_sync_at = ?, records = ?, reachable = ?,
           announce_stamp = ?, state = ? WHERE project_id = ?`,
      )
      this.#db.transaction(() => {
        for (const { lastAnnouncedAt, lastSyncAt, records, reachable, ...project } of projects) {
          const { stamp, state, projectId } = project
          update.run(lastAnnouncedAt, lastSyncAt, records, reachable, stamp, state, projectId)
        }
      })()
    } catch (error) {
      this.#onUnsaved(error)
    }
  }
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
    protocol: row.protocol,
    needsHandshake: row.protocol === 'mapeo8',
    addedAt: row.added_at,
    lastSyncAt: row.last_sync_at,
    lastAnnouncedAt: row.last_announced_at,
    records: row.records,
    reachable: row.reachable,
    stamp: row.announce_stamp,
    state: row.state,
  }
}
