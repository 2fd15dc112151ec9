/**
 * DISCOVERY. Keeps every hosted project's discovery key announced on the DHT.
 *
 * Receives discovery keys and hands nothing on: records on DHT nodes are its whole effect. It
 * never sees a project key and never opens a project.
 *
 * One lookup per key, at most `maxLookups` at a time: more than 8 overfill the request window of
 * dht-rpc, and write tokens expire in its queue (hyperdht 6.34 then counts the failed stores as
 * good ones). So every store's answer is checked here, and a refused token is replaced by the
 * fresh one that the refusal carries.
 */
import { EventEmitter } from 'node:events'
import type HyperDHT from 'hyperdht'
import type { Address, LookupReply, Query } from 'hyperdht'
import { Backoff } from './lib/backoff.js'
import { type Clock, systemClock } from './lib/clock.js'
import { asError } from './lib/errors.js'
import { type DiscoveryKey, hex, type KeyPair } from './lib/keys.js'
import { storeAnnouncement } from './lib/store-announcement.js'

const MINUTE_MS = 60_000
/** Nodes forget a record 13.3 to 26.7 minutes after it was stored. */
const REFRESH_MS = 10 * MINUTE_MS
/** Renewals are spread over the last fifth of the interval, so that keys drift apart. */
const REFRESH_SPREAD = 0.2
const MAX_LOOKUPS = 8

export interface AnnouncerEvents {
  announced: [{ discoveryKey: DiscoveryKey; records: number; refused: number; ms: number }]
  /** Nobody took the record; it is tried again in `retryMs`. */
  'announce-failed': [{ discoveryKey: DiscoveryKey; error: Error; retryMs: number }]
  unannounced: [{ discoveryKey: DiscoveryKey }]
  /** Every key has been announced since the announcer had nothing left to do. */
  complete: [{ keys: number; records: number; ms: number }]
}

export interface AnnouncerCollaborators {
  dht: HyperDHT
  keyPair: KeyPair
  /** Where the peer can be reached through, at most 3 nodes. */
  relayAddresses: () => Address[]
  clock?: Clock
  /** Uniform in [0, 1). */
  random?: () => number
}

export interface AnnouncerSettings {
  refreshIntervalMs?: number
  maxLookups?: number
}

interface Topic {
  discoveryKey: DiscoveryKey
  backoff: Backoff
  /** Records that nodes took the last time. */
  records: number
  /** Before the first announcement of this process older records of ours are replaced. */
  fresh: boolean
  cancelTimer: (() => void) | undefined
  query: Query<LookupReply> | undefined
}

export class Announcer extends EventEmitter<AnnouncerEvents> {
  readonly #dht: HyperDHT
  readonly #keyPair: KeyPair
  readonly #relayAddresses: () => Address[]
  readonly #clock: Clock
  readonly #random: () => number
  readonly #refreshIntervalMs: number
  readonly #maxLookups: number
  readonly #topics = new Map<string, Topic>()
  /** Due topics in order; a new key goes first. */
  readonly #queue: Topic[] = []
  readonly #running = new Set<Promise<void>>()
  /** When the present burst of work began; undefined when all is announced. */
  #burstStartedMs: number | undefined
  #closing = false

  constructor(collaborators: AnnouncerCollaborators, settings: AnnouncerSettings = {}) {
    super()
    this.#dht = collaborators.dht
    this.#keyPair = collaborators.keyPair
    this.#relayAddresses = collaborators.relayAddresses
    this.#clock = collaborators.clock ?? systemClock
    this.#random = collaborators.random ?? Math.random
    this.#refreshIntervalMs = settings.refreshIntervalMs ?? REFRESH_MS
    this.#maxLookups = settings.maxLookups ?? MAX_LOOKUPS
  }

  /** Keys announced, keys due, and lookups under way. */
  get stats(): { keys: number; announced: number; queued: number; lookups: number } {
    const announced = [...this.#topics.values()].filter((topic) => topic.records > 0).length
    return {
      keys: this.#topics.size,
      announced,
      queued: this.#queue.length,
      lookups: this.#running.size,
    }
  }

  /** Announces the key now and keeps it announced. Safe to repeat. */
  add(discoveryKey: DiscoveryKey): void {
    const id = hex(discoveryKey)
    if (this.#closing || this.#topics.has(id)) return
    const topic: Topic = {
      discoveryKey,
      backoff: new Backoff({ firstMs: 1000, maxMs: MINUTE_MS, random: this.#random }),
      records: 0,
      fresh: true,
      cancelTimer: undefined,
      query: undefined,
    }
    this.#topics.set(id, topic)
    this.#enqueue(topic)
  }

  /** Stops announcing the key and takes its records back. */
  async remove(discoveryKey: DiscoveryKey): Promise<void> {
    const topic = this.#forget(discoveryKey)
    if (topic) await this.#unannounce(topic)
  }

  /**
   * Stops announcing and takes back what fits in the deadline; the rest expires by itself.
   * @returns how many keys were taken back, of how many
   */
  async close(deadlineMs = 5000): Promise<{ unannounced: number; keys: number }> {
    this.#closing = true
    const topics = [...this.#topics.values()].reverse()
    for (const { discoveryKey } of topics) this.#forget(discoveryKey)
    await Promise.allSettled(this.#running)
    const keys = topics.length
    let unannounced = 0
    let expired = false
    const worker = async () => {
      for (let topic = topics.shift(); topic && !expired; topic = topics.shift()) {
        if (await this.#unannounce(topic)) unannounced++
      }
    }
    const workers = Promise.all(Array.from({ length: this.#maxLookups }, worker))
    await new Promise<void>((resolve) => {
      const cancel = this.#clock.after(deadlineMs, resolve)
      void workers.finally(() => {
        cancel()
        resolve()
      })
    })
    expired = true
    return { unannounced, keys }
  }

  #forget(discoveryKey: DiscoveryKey): Topic | undefined {
    const topic = this.#topics.get(hex(discoveryKey))
    if (!topic) return undefined
    this.#topics.delete(hex(discoveryKey))
    topic.cancelTimer?.()
    topic.query?.destroy()
    const queued = this.#queue.indexOf(topic)
    if (queued !== -1) this.#queue.splice(queued, 1)
    return topic
  }

  #enqueue(topic: Topic): void {
    this.#burstStartedMs ??= this.#clock.now()
    this.#queue.push(topic)
    this.#pump()
  }

  #pump(): void {
    while (!this.#closing && this.#running.size < this.#maxLookups) {
      const topic = this.#queue.shift()
      if (!topic) return
      const running = this.#announce(topic)
        // Only whoever listens to events can fail here, after the next turn was scheduled.
        .catch(() => {})
        .finally(() => {
          this.#running.delete(running)
          this.#pump()
          this.#maybeComplete()
        })
      this.#running.add(running)
    }
  }

  async #announce(topic: Topic): Promise<void> {
    const startedAtMs = this.#clock.now()
    let records = 0
    let refused = 0
    let failure = new Error('no node answered')
    const options = {
      commit: async (reply: Parameters<typeof storeAnnouncement>[1]['reply']) => {
        const stored = await storeAnnouncement(this.#dht, {
          keyPair: this.#keyPair,
          target: topic.discoveryKey,
          relayAddresses: this.#relayAddresses(),
          reply,
        })
        if (stored) records++
        else refused++
      },
    }
    try {
      // A node keeps the first value of a record for up to 13 minutes: after a restart our old
      // relay addresses must be taken back before the new ones are seen.
      topic.query = topic.fresh
        ? this.#dht.lookupAndUnannounce(topic.discoveryKey, this.#keyPair, options)
        : this.#dht.lookup(topic.discoveryKey, options)
      await topic.query.finished()
    } catch (error) {
      failure = asError(error)
    } finally {
      topic.query = undefined
    }
    if (!this.#isCurrent(topic)) return
    topic.records = records
    if (records === 0) return this.#retry(topic, failure)
    topic.fresh = false
    topic.backoff.reset()
    this.#schedule(topic, this.#refreshDelay())
    this.emit('announced', {
      discoveryKey: topic.discoveryKey,
      records,
      refused,
      ms: this.#clock.now() - startedAtMs,
    })
  }

  #retry(topic: Topic, error: Error): void {
    const retryMs = topic.backoff.next()
    this.#schedule(topic, retryMs)
    this.emit('announce-failed', { discoveryKey: topic.discoveryKey, error, retryMs })
  }

  #schedule(topic: Topic, delayMs: number): void {
    topic.cancelTimer = this.#clock.after(delayMs, () => {
      topic.cancelTimer = undefined
      this.#enqueue(topic)
    })
  }

  #refreshDelay(): number {
    return Math.round(this.#refreshIntervalMs * (1 - REFRESH_SPREAD * this.#random()))
  }

  #isCurrent(topic: Topic): boolean {
    return !this.#closing && this.#topics.get(hex(topic.discoveryKey)) === topic
  }

  #maybeComplete(): void {
    if (this.#closing || this.#queue.length > 0 || this.#running.size > 0) return
    const topics = [...this.#topics.values()]
    if (this.#burstStartedMs === undefined || topics.some((topic) => topic.records === 0)) return
    const ms = this.#clock.now() - this.#burstStartedMs
    this.#burstStartedMs = undefined
    const records = topics.reduce((sum, topic) => sum + topic.records, 0)
    this.emit('complete', { keys: topics.length, records, ms })
  }

  async #unannounce(topic: Topic): Promise<boolean> {
    try {
      await this.#dht.unannounce(topic.discoveryKey, this.#keyPair)
      this.emit('unannounced', { discoveryKey: topic.discoveryKey })
      return true
    } catch {
      // Nobody to tell: the records expire by themselves.
      return false
    }
  }
}
