/**
 * Stops an open project from taking records and photos of others, while it goes on sending what it
 * has: the disk is nearly full. Membership and settings still arrive; they are small, and a device
 * that is taken out of a project must not go on receiving.
 *
 * The engine has no such switch: its own stops both directions. Below it, hypercore asks a paused
 * peer for nothing.
 */
import type { CoreManager, CoreRecord, HypercorePeer } from './comapeo-internals.js'

const HEAVY = ['data', 'blobIndex', 'blob'] as const

export class ReceiveGate {
  readonly #cores: CoreManager
  /** What to undo when the gate opens; undefined while it is open. */
  #watched: Map<CoreRecord, () => void> | undefined
  readonly #onCore = (record: CoreRecord) => this.#watch(record)

  constructor(cores: CoreManager) {
    this.#cores = cores
  }

  get isOpen(): boolean {
    return this.#watched === undefined
  }

  set(open: boolean): void {
    if (open === this.isOpen) return
    if (open) this.#open()
    else this.#close()
  }

  #close(): void {
    this.#watched = new Map()
    for (const record of HEAVY.flatMap((namespace) => this.#cores.getCores(namespace))) {
      this.#watch(record)
    }
    this.#cores.on('add-core', this.#onCore)
  }

  #open(): void {
    this.#cores.off('add-core', this.#onCore)
    for (const [{ core }, unwatch] of this.#watched ?? []) {
      unwatch()
      for (const peer of core.peers) peer.paused = false
      core.replicator?.updateAll()
    }
    this.#watched = undefined
  }

  #watch(record: CoreRecord): void {
    if (!HEAVY.some((namespace) => namespace === record.namespace)) return
    const { core } = record
    const pause = (peer: HypercorePeer) => {
      peer.paused = true
    }
    core.peers.forEach(pause)
    core.on('peer-add', pause)
    this.#watched?.set(record, () => core.off('peer-add', pause))
  }
}
