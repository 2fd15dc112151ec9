/**
 * DISCOVERY. The connections of a client, one for each device, whichever side dialled it.
 */
import type NoiseSecretStream from '@hyperswarm/secret-stream'
import type { Connection } from '../connection.js'
import type { Clock } from '../lib/clock.js'
import { type DiscoveryKey, hex } from '../lib/keys.js'
import { isStillHeard } from '../live-stream.js'

interface Entry {
  connection: Connection
  /** Discovery keys that it was found under, in hex. */
  topics: Set<string>
  listeners: Array<(topic: DiscoveryKey) => void>
}

export class PeerConnections {
  readonly #ownKey: Buffer
  /** By device id. */
  readonly #entries = new Map<string, Entry>()

  constructor({ ownKey }: { ownKey: Buffer }) {
    this.#ownKey = ownKey
  }

  get size(): number {
    return this.#entries.size
  }

  has(deviceId: string): boolean {
    return this.#entries.has(deviceId)
  }

  get(deviceId: string): Connection | undefined {
    return this.#entries.get(deviceId)?.connection
  }

  /** @returns how to hear of topics that the remote is found under later */
  add(
    connection: Connection,
    topics: DiscoveryKey[],
  ): (listener: (topic: DiscoveryKey) => void) => void {
    const entry: Entry = { connection, topics: new Set(topics.map(hex)), listeners: [] }
    const { deviceId } = connection
    this.#entries.set(deviceId, entry)
    void connection.closed.then(() => {
      if (this.#entries.get(deviceId) === entry) this.#entries.delete(deviceId)
    })
    return (listener) => void entry.listeners.push(listener)
  }

  /** The device was found under a topic. */
  noteTopic(deviceId: string, topic: DiscoveryKey): void {
    const entry = this.#entries.get(deviceId)
    if (!entry || entry.topics.has(hex(topic))) return
    entry.topics.add(hex(topic))
    for (const listener of entry.listeners) listener(topic)
  }

  /**
   * Whether an accepted stream takes the place of the one there is. One that was in use already is
   * a remote's old one; of two that were dialled at the same time, both sides keep that of the
   * greater key. Hyperswarm's rule, for the other side may be one.
   */
  mayReplace(existing: NoiseSecretStream | undefined, accepted: NoiseSecretStream): boolean {
    if (!existing) return true
    if (existing.rawBytesRead > 0 && existing.rawBytesWritten > 0) return true
    const isOurs = Buffer.compare(this.#ownKey, accepted.remotePublicKey) > 0
    return isOurs === accepted.isInitiator
  }

  /** Cuts those whose other side does not answer. */
  cutSilent(clock: Clock): void {
    for (const { connection } of this.#entries.values()) {
      void isStillHeard(connection.stream, { clock }).then((isAlive) => {
        if (!isAlive) void connection.destroy('timeout')
      })
    }
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#entries.values()].map(({ connection: c }) => c.destroy('closing')))
  }
}
