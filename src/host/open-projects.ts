/**
 * Hosted projects are open only while somebody needs them: an open one costs about 17 file
 * descriptors and 1.4 MB. Opens on the first use, closes some time after the last.
 */
import { EventEmitter } from 'node:events'
import { type Clock, systemClock } from '../lib/clock.js'
import type { ProjectLease } from '../replication.js'
import type { OpenProject, SyncEngine } from '../sync/engine.js'

export interface OpenProjectsEvents {
  opened: [{ projectId: string; ms: number }]
  closed: [{ projectId: string }]
  failed: [{ projectId: string; error: unknown }]
  'own-role-changed': [{ projectId: string; isBlocked: boolean }]
}

interface Entry {
  opening: Promise<OpenProject>
  users: number
  cancelIdle: (() => void) | undefined
}

export class OpenProjects extends EventEmitter<OpenProjectsEvents> {
  readonly #engine: SyncEngine
  readonly #clock: Clock
  readonly #idleCloseMs: number
  readonly #entries = new Map<string, Entry>()
  /** Projects on their way out: whoever wants one again waits until it is closed. */
  readonly #closing = new Map<string, Promise<void>>()

  constructor(
    { engine, clock = systemClock }: { engine: SyncEngine; clock?: Clock },
    { idleCloseMs }: { idleCloseMs: number },
  ) {
    super()
    this.#engine = engine
    this.#clock = clock
    this.#idleCloseMs = idleCloseMs
  }

  get size(): number {
    return this.#entries.size
  }

  isOpen(projectId: string): boolean {
    return this.#entries.has(projectId)
  }

  /** Whether a coordinator took this device out; false where the project is not open. */
  async isBlocked(projectId: string): Promise<boolean> {
    try {
      return (await (await this.#entries.get(projectId)?.opening)?.isBlocked()) ?? false
    } catch {
      // It is being closed, or could not be opened: whoever opens it next will ask again.
      return false
    }
  }

  /** Opens the project, or joins in the opening or open one. */
  async acquire(projectId: string): Promise<ProjectLease> {
    await this.#closing.get(projectId)
    const entry = this.#entries.get(projectId) ?? this.#open(projectId)
    entry.users++
    entry.cancelIdle?.()
    entry.cancelIdle = undefined
    let released = false
    const release = () => {
      if (released) return
      released = true
      this.#release(projectId, entry)
    }
    try {
      return { project: await entry.opening, release }
    } catch (error) {
      release()
      throw error
    }
  }

  /** Closes the project whoever uses it: end its connections first. */
  async closeProject(projectId: string): Promise<void> {
    const entry = this.#entries.get(projectId)
    if (entry) await this.#close(projectId, entry)
    else await this.#closing.get(projectId)
  }

  async close(): Promise<void> {
    await Promise.all([...this.#entries].map(([id, entry]) => this.#close(id, entry)))
    await Promise.all(this.#closing.values())
  }

  #open(projectId: string): Entry {
    const startedAtMs = this.#clock.now()
    const opening = this.#engine.open(projectId)
    const entry: Entry = { opening, users: 0, cancelIdle: undefined }
    this.#entries.set(projectId, entry)
    opening.then(
      (project) => {
        this.emit('opened', { projectId, ms: this.#clock.now() - startedAtMs })
        project.on('own-role-changed', ({ isBlocked }) => {
          this.emit('own-role-changed', { projectId, isBlocked })
        })
      },
      (error: unknown) => {
        this.#entries.delete(projectId)
        this.emit('failed', { projectId, error })
      },
    )
    return entry
  }

  #release(projectId: string, entry: Entry): void {
    if (--entry.users > 0 || this.#entries.get(projectId) !== entry) return
    entry.cancelIdle = this.#clock.after(this.#idleCloseMs, () => {
      void this.#close(projectId, entry)
    })
  }

  #close(projectId: string, entry: Entry): Promise<void> {
    entry.cancelIdle?.()
    this.#entries.delete(projectId)
    const closing = entry.opening
      .then((project) => project.close())
      .then(() => void this.emit('closed', { projectId }))
      .catch((error: unknown) => void this.emit('failed', { projectId, error }))
      .finally(() => this.#closing.delete(projectId))
    this.#closing.set(projectId, closing)
    return closing
  }
}
