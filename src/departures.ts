/**
 * A coordinator took this peer out of a project: it stops announcing and serving it, says so, and
 * keeps the data until the operator decides. Connections get some time first, for the app that did
 * it waits until we have heard.
 */
import type { Host } from './host/host.js'
import type { HostedProject } from './host/registry.js'
import { type Clock, systemClock } from './lib/clock.js'
import { asError } from './lib/errors.js'
import type { Logger } from './lib/logger.js'

/** How long devices stay connected to a project after we were taken out of it. */
const FAREWELL_MS = 20_000

export interface DeparturesCollaborators {
  host: Host
  /** Whether somebody adds us to the project right now: then an old role says nothing. */
  isBeingAdded: (projectId: string) => boolean
  /** Stops announcing the project. */
  unannounce: (project: HostedProject) => Promise<void>
  /** Ends the project's connections. */
  end: (projectId: string) => Promise<void>
  onLeft: (project: HostedProject) => void
  /** We were taken in again: announce it. */
  onBack: (project: HostedProject) => void
  clock?: Clock
  log: Logger
}

export class Departures {
  readonly #collaborators: DeparturesCollaborators
  readonly #clock: Clock
  readonly #farewells = new Set<() => void>()
  #closed = false

  constructor(collaborators: DeparturesCollaborators) {
    this.#collaborators = collaborators
    this.#clock = collaborators.clock ?? systemClock
  }

  /** Looks at our role in a project that is open, now that it may have changed. */
  check(projectId: string, options: { isNews?: boolean } = {}): void {
    this.#check(projectId, options).catch((error: unknown) => {
      const { log } = this.#collaborators
      log.warn({ evt: 'project.role-unknown', projectId, err: asError(error) })
    })
  }

  close(): void {
    this.#closed = true
    for (const cancel of this.#farewells) cancel()
    this.#farewells.clear()
  }

  async #check(projectId: string, { isNews = false }: { isNews?: boolean }): Promise<void> {
    const { host, isBeingAdded, unannounce, onLeft } = this.#collaborators
    const project = host.registry.byProjectId(projectId)
    if (this.#closed || !project) return
    if (project.state === 'blocked') {
      if (isNews && !(await host.projects.isBlocked(projectId))) this.#takeBack(project)
      return
    }
    // An app that adds us again writes our new role during the very sync it was promised.
    if (!isNews && isBeingAdded(projectId)) return
    if (!(await host.projects.isBlocked(projectId)) || this.#closed) return
    // Meanwhile somebody may have begun to.
    if (!isNews && isBeingAdded(projectId)) return
    host.registry.noteState(project.discoveryKey, 'blocked')
    onLeft(project)
    await unannounce(project)
    if (!this.#closed) this.#endLater(projectId)
  }

  /** A coordinator took us in again, on a connection that was not cut yet. */
  #takeBack(project: HostedProject): void {
    const { host, onBack } = this.#collaborators
    if (this.#closed) return
    host.registry.noteState(project.discoveryKey, 'active')
    onBack(project)
  }

  #endLater(projectId: string): void {
    const { host, end } = this.#collaborators
    const cancel = this.#clock.after(FAREWELL_MS, () => {
      this.#farewells.delete(cancel)
      if (host.registry.byProjectId(projectId)?.state === 'blocked') void end(projectId)
    })
    this.#farewells.add(cancel)
  }
}
