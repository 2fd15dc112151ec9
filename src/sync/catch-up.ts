/**
 * Finds out when a restored project may be written to again: a device is in sync with us, and has
 * nothing of our own cores that we have not. See `OwnWrites`.
 */
import type { Clock } from '../lib/clock.js'
import { hex } from '../lib/keys.js'
import type { CoreManager } from './comapeo-internals.js'
import type { DeviceProgress } from './engine.js'

/** The cores that a peer writes to; photos and sounds are of others. */
const OWN = ['auth', 'config', 'data'] as const

/** A core opens on a connection some time after the engine finds all else in sync. */
const RECHECK_MS = 1000

export interface CatchUpCollaborators {
  cores: CoreManager
  progress: () => DeviceProgress[]
  clock: Clock
  /** Once. */
  onCaughtUp: () => void
}

export class CatchUp {
  readonly #cores: CoreManager
  readonly #progress: () => DeviceProgress[]
  readonly #clock: Clock
  readonly #onCaughtUp: () => void
  #cancel: (() => void) | undefined
  #isOver = false

  constructor({ cores, progress, clock, onCaughtUp }: CatchUpCollaborators) {
    this.#cores = cores
    this.#progress = progress
    this.#clock = clock
    this.#onCaughtUp = onCaughtUp
  }

  /** Whenever something moved. */
  check(): void {
    if (this.#isOver) return
    const inSync = this.#progress().filter(isInSync)
    if (inSync.some(({ deviceId }) => this.#hasNothingNewer(deviceId))) {
      this.close()
      this.#onCaughtUp()
    } else if (inSync.length > 0) {
      this.#cancel ??= this.#clock.after(RECHECK_MS, () => {
        this.#cancel = undefined
        this.check()
      })
    }
  }

  close(): void {
    this.#isOver = true
    this.#cancel?.()
    this.#cancel = undefined
  }

  #hasNothingNewer(deviceId: string): boolean {
    return OWN.every((namespace) => {
      const { core } = this.#cores.getWriterCore(namespace)
      const peer = core.peers.find(({ remotePublicKey }) => hex(remotePublicKey) === deviceId)
      return peer?.remoteSynced === true && peer.remoteLength <= core.length
    })
  }
}

function isInSync({ initialSynced, dataEnabled, toSend, toReceive }: DeviceProgress): boolean {
  return initialSynced && dataEnabled && toSend + toReceive === 0
}
