/**
 * REPLICATION. At most one connection of a device on a project.
 *
 * Two live connections of one device corrupt its sync state in `@comapeo/core`. So a newer one is
 * held, before any channel of the project opens on it, until the older one has gone. An older one
 * that is silent for longer than its keep-alive interval is dead without knowing, and is cut.
 *
 * Today's apps, which come by WebSocket or the local network, neither understand "busy" nor try
 * again: for them the newer connection wins, and the older one is cut at once.
 */
import type { Connection } from './connection.js'
import { type Clock, systemClock } from './lib/clock.js'
import { MapeoWebError } from './lib/errors.js'

export interface DuplicateGateSettings {
  /** Longer than the 5 s keep-alive of a HyperDHT connection. */
  staleAfterMs?: number
  /** What a refused client is told to wait. */
  retryAfterMs?: number
}

export class DuplicateGate {
  readonly #clock: Clock
  readonly #staleAfterMs: number
  readonly #retryAfterMs: number
  /** By project and device. */
  readonly #holders = new Map<string, Connection>()
  readonly #waiting = new Set<string>()

  constructor(
    { clock = systemClock }: { clock?: Clock } = {},
    settings: DuplicateGateSettings = {},
  ) {
    this.#clock = clock
    this.#staleAfterMs = settings.staleAfterMs ?? 6000
    this.#retryAfterMs = settings.retryAfterMs ?? 5000
  }

  /**
   * Waits until the device has no other connection on the project.
   * @returns gives the place back; closing the connection does so too
   * @throws MapeoWebError `BUSY` where the older connection is alive and stays.
   */
  async claim(projectId: string, connection: Connection): Promise<() => void> {
    const key = `${projectId}/${connection.deviceId}`
    for (
      let holder = this.#holders.get(key);
      // Looked up again after every wait: another newcomer may have been quicker.
      holder && holder !== connection && !connection.isClosed;
      holder = this.#holders.get(key)
    ) {
      if (connection.transport === 'dht') await this.#wait(key, holder)
      else await holder.end('duplicate')
    }
    if (connection.isClosed) {
      throw new MapeoWebError('CONNECTION_LOST', 'the connection ended while it was held')
    }
    this.#holders.set(key, connection)
    const release = () => {
      if (this.#holders.get(key) === connection) this.#holders.delete(key)
    }
    void connection.closed.then(release)
    return release
  }

  /** @throws `BUSY` where another one waits already, or the holder stays */
  async #wait(key: string, holder: Connection): Promise<void> {
    if (this.#waiting.has(key)) throw this.#busy()
    this.#waiting.add(key)
    try {
      await this.#outlive(holder)
    } finally {
      this.#waiting.delete(key)
    }
  }

  async #outlive(holder: Connection): Promise<void> {
    const bytesBefore = holder.bytesRead
    const outcome = await new Promise<'gone' | 'late'>((resolve) => {
      const cancel = this.#clock.after(this.#staleAfterMs, () => resolve('late'))
      void holder.closed.then(() => {
        cancel()
        resolve('gone')
      })
    })
    if (outcome === 'gone') return
    if (holder.bytesRead > bytesBefore) throw this.#busy()
    await holder.destroy('stale')
  }

  #busy(): MapeoWebError {
    return new MapeoWebError('BUSY', 'this device has another live connection on the project', {
      retryAfterMs: this.#retryAfterMs,
    })
  }
}
