/**
 * DISCOVERY. Keeps every hosted project's discovery key announced on the DHT, by keyspace sweep.
 *
 * Receives discovery keys and hands nothing on: records on DHT nodes are its whole effect. It
 * never sees a project key and never opens a project.
 *
 * Keys are renewed in the order of the keyspace (`announce/schedule.ts`). Neighbours share the nodes
 * that store them, so finding nodes costs what the network costs (`announce/explorer.ts`), and one
 * write token per node serves all its keys (`announce/record-writer.ts`). A new key does not wait
 * for its turn: it has a lane of its own.
 */
import { EventEmitter } from 'node:events'
import type HyperDHT from 'hyperdht'
import type { Address } from 'hyperdht'
import { NetworkUnreachable } from './announce/explorer.js'
import { type AnnouncerStats, type BehindEvent, PaceWatch, summary } from './announce/health.js'
import { type DhtMessages, HyperDhtMessages } from './announce/messages.js'
import type { Lane } from './announce/request-window.js'
import * as schedule from './announce/schedule.js'
import type { Topic } from './announce/schedule.js'
import { type Outcome, Sweep } from './announce/sweep.js'
import { Backoff } from './lib/backoff.js'
import { type Clock, pause, systemClock } from './lib/clock.js'
import { type DiscoveryKey, hex, type KeyPair } from './lib/keys.js'

const MINUTE_MS = 60_000
/** Half of what dht-rpc sends at once by default. */
const MAX_IN_FLIGHT = 40
/** Keys of the fast lane at a time, so that one that is added meanwhile does not wait long. */
const CHUNK = 256
/** As many nodes as may have a record of a key at once, for the day it is taken back. */
const MAX_HOLDERS = 30
/** A key that fewer than half of the nodes took is tried again after this, and twice as long. */
const RETRY_MS = MINUTE_MS
/** How often it is said again that the cycle cannot keep up. */
const BEHIND_PAUSE_MS = 10 * MINUTE_MS

/** How one key was stored. */
export interface Stored {
  discoveryKey: DiscoveryKey
  /** When, in milliseconds since 1970. */
  atMs: number
  /** Nodes that took the record, of so many that were reachable and should have: 20, or fewer. */
  records: number
  reachable: number
  /** What was stored, to be compared with what is to be: for `History`. */
  stamp: string
}

/** What an earlier process stored, so that this one goes on where it stopped. */
export type History = Omit<Stored, 'discoveryKey'>

export interface AnnouncerEvents {
  announced: [Stored & { ms: number }]
  /** No node took these keys, or none answered at all (`unreachable`); again in `retryMs`. */
  'announce-failed': [{ keys: number; unreachable: boolean; error: Error; retryMs: number }]
  /** Its records are being taken back, if there are any: they count no more. */
  unannounced: [{ discoveryKey: DiscoveryKey }]
  /** Every key is announced, for the first time since one was not. */
  complete: [{ keys: number; records: number; ms: number }]
  /** Records expire before their turn comes. */
  behind: [BehindEvent]
  'caught-up': []
}

export interface AnnouncerCollaborators {
  dht: HyperDHT
  keyPair: KeyPair
  /** Where the peer can be reached through, at most 3 nodes. */
  relayAddresses: () => Address[]
  clock?: Clock
  /** Uniform in [0, 1). */
  random?: () => number
  /** Default: HyperDHT's own, over `dht`. */
  messages?: DhtMessages
}

export interface AnnouncerSettings {
  /** Every key is renewed once in it, at the latest after 1.2 of it. */
  cycleMs?: number
  /** Requests under way at once; at most half of the DHT's `maxWindow`. */
  maxInFlight?: number
  /** Tells the networks apart that one storage directory may have been in. */
  networkId?: string
}

export class Announcer extends EventEmitter<AnnouncerEvents> {
  readonly #clock: Clock
  readonly #ownId: Buffer
  readonly #relayAddresses: () => Address[]
  readonly #cycleMs: number
  readonly #networkId: string
  readonly #sweep: Sweep
  /** By discovery key in hex, oldest first. */
  readonly #topics = new Map<string, Topic>()
  /** Keys whose records are being taken back, in hex. */
  readonly #removing = new Map<string, Promise<void>>()
  /** New keys in groups as they were added; the last group goes first. */
  readonly #new: Topic[][] = []
  /** New keys of this turn of the event loop. */
  #gathering: Topic[] | undefined
  readonly #stop = new AbortController()
  readonly #lanes = new Map<Lane, Promise<void>>()
  #cancelTick: (() => void) | undefined
  #tickedAtMs = -Infinity
  #relays: Address[] = []
  #stamp: string
  readonly #backoff: Backoff
  readonly #pace = new PaceWatch()
  /** When the present burst of work began; undefined when all is announced. */
  #burstStartedMs: number | undefined

  constructor(collaborators: AnnouncerCollaborators, settings: AnnouncerSettings = {}) {
    super()
    const { dht, keyPair, relayAddresses, clock = systemClock, random } = collaborators
    this.#clock = clock
    this.#ownId = keyPair.publicKey
    this.#relayAddresses = relayAddresses
    this.#cycleMs = settings.cycleMs ?? schedule.CYCLE_MS
    this.#networkId = settings.networkId ?? ''
    this.#stamp = schedule.stampOf(this.#networkId, [])
    this.#backoff = new Backoff({ firstMs: 1000, maxMs: MINUTE_MS, ...(random && { random }) })
    const messages = collaborators.messages ?? new HyperDhtMessages(dht, keyPair)
    const maxInFlight = settings.maxInFlight ?? MAX_IN_FLIGHT
    this.#sweep = new Sweep({ messages, clock }, { maxInFlight })
  }

  get stats(): AnnouncerStats {
    return summary(this.#topics.values(), this.#sweep, {
      nowMs: this.#clock.now(),
      cycleMs: this.#cycleMs,
    })
  }

  /** Announces the key now and keeps it announced. Safe to repeat. */
  add(discoveryKey: DiscoveryKey, history?: History): void {
    this.addAll([{ discoveryKey, history }])
  }

  /**
   * Announces keys and keeps them announced: those without a history now, as fast as the network
   * allows, the others when their records need it.
   */
  addAll(keys: Iterable<{ discoveryKey: DiscoveryKey; history?: History | undefined }>): void {
    if (this.#stop.signal.aborted) return
    for (const { discoveryKey, history } of keys) {
      const id = hex(discoveryKey)
      if (this.#topics.has(id)) continue
      const removing = this.#removing.get(id)
      if (removing) {
        // Else what takes the old record back could take the new one.
        void removing.then(() => this.add(discoveryKey))
        continue
      }
      const topic = this.#createTopic(discoveryKey, history)
      this.#topics.set(id, topic)
      if (topic.queued) this.#gather(topic)
    }
    this.#burstStartedMs ??= this.#clock.now()
    if (!this.#cancelTick) this.#tick()
  }

  /** Stops announcing the key and takes its records back. */
  async remove(discoveryKey: DiscoveryKey): Promise<void> {
    const topic = this.#topics.get(hex(discoveryKey))
    if (!topic) return
    this.#topics.delete(hex(discoveryKey))
    topic.removed = true
    const removing = Promise.resolve(topic.busy)
      .then(() => this.#erase([topic], this.#stop.signal))
      .finally(() => this.#removing.delete(hex(discoveryKey)))
    this.#removing.set(hex(discoveryKey), removing)
    await removing
    this.#maybeComplete()
  }

  /**
   * Stops announcing and takes back what fits in the deadline, newest first; the rest expires by
   * itself.
   * @returns how many keys were taken back, of how many
   */
  async close(deadlineMs = 5000): Promise<{ unannounced: number; keys: number }> {
    this.#stop.abort()
    this.#cancelTick?.()
    const topics = [...this.#topics.values()].reverse()
    this.#topics.clear()
    const deadline = new AbortController()
    const cancel = this.#clock.after(deadlineMs, () => deadline.abort())
    if (deadlineMs === 0) deadline.abort()
    const over = new Promise<void>((resolve) => {
      deadline.signal.addEventListener('abort', () => resolve())
      if (deadline.signal.aborted) resolve()
    })
    const erased = new Set<Topic>()
    const erase = async () => {
      await Promise.all(this.#lanes.values())
      await this.#erase(topics, deadline.signal, (topic) => erased.add(topic))
    }
    await Promise.race([erase(), over])
    cancel()
    deadline.abort()
    return { unannounced: erased.size, keys: topics.length }
  }

  #createTopic(discoveryKey: DiscoveryKey, history: History | undefined): Topic {
    const place = schedule.placeOf(discoveryKey, this.#ownId)
    const isKnown =
      history && history.records > 0 && schedule.isSameNetwork(history.stamp, this.#networkId)
    const topic: Topic = {
      discoveryKey,
      place,
      storedAtMs: null,
      dueAtMs: this.#clock.now(),
      records: 0,
      reachable: 0,
      stamp: null,
      holders: [],
      failures: 0,
      queued: !isKnown,
      busy: undefined,
      removed: false,
    }
    if (!isKnown) return topic
    const { atMs, records, reachable, stamp } = history
    const dueAtMs = schedule.nextRenewal(place, atMs, this.#cycleMs)
    return Object.assign(topic, { storedAtMs: atMs, dueAtMs, records, reachable, stamp })
  }

  /** Keys that are added one by one are announced together. */
  #gather(topic: Topic): void {
    if (this.#gathering) {
      this.#gathering.push(topic)
      return
    }
    const group = (this.#gathering = [topic])
    queueMicrotask(() => {
      this.#gathering = undefined
      this.#new.push(group.sort((a, b) => a.place - b.place))
      this.#start('new', () => this.#runNew())
    })
  }

  #start(lane: Lane, run: () => Promise<void>): void {
    if (this.#lanes.has(lane) || this.#stop.signal.aborted) return
    const running = run()
      // Only whoever listens to events can fail here; the next tick goes on.
      .catch(() => {})
      .finally(() => this.#lanes.delete(lane))
    this.#lanes.set(lane, running)
  }

  async #runNew(): Promise<void> {
    for (let group = this.#new.at(-1); group; group = this.#new.at(-1)) {
      const chunk = group.splice(0, CHUNK)
      if (group.length === 0) this.#new.splice(this.#new.indexOf(group), 1)
      const left = await this.#announce(chunk, 'new')
      if (this.#stop.signal.aborted) return
      if (left.length > 0) this.#new.push(left)
      this.#maybeComplete()
    }
  }

  /** Every few seconds as long as there are keys; the only timer there is. */
  #tick(): void {
    this.#cancelTick?.()
    this.#cancelTick = undefined
    if (this.#topics.size === 0 || this.#stop.signal.aborted) return
    this.#cancelTick = this.#clock.after(schedule.TICK_MS, () => this.#tick())
    const nowMs = this.#clock.now()
    if (nowMs < this.#tickedAtMs) this.#sweep.forget()
    this.#tickedAtMs = nowMs
    this.#sweep.map.expire(nowMs - 3 * this.#cycleMs)
    this.#checkRelays()
    this.#checkPace()
    this.#start('renewal', () => this.#runRenewals())
  }

  async #runRenewals(): Promise<void> {
    let left: Topic[]
    do {
      const due = schedule.takeDue(this.#topics.values(), this.#clock.now(), this.#cycleMs)
      for (const topic of due) topic.queued = true
      left = await this.#announce(due, 'renewal')
      for (const topic of left) topic.queued = false
    } while (left.length > 0 && !this.#stop.signal.aborted)
    this.#maybeComplete()
  }

  /** Returns those that are left because nobody answered, after waiting for a better time. */
  async #announce(topics: Topic[], lane: Lane): Promise<Topic[]> {
    if (topics.length === 0) return []
    this.#checkRelays()
    const startedAtMs = this.#clock.now()
    const stamp = this.#stamp
    try {
      await this.#sweep.announce(topics, {
        lane,
        relayAddresses: this.#relays,
        replaces: (topic) => topic.stamp !== null && topic.stamp !== stamp,
        signal: this.#stop.signal,
        onOutcome: (outcome) => this.#note(outcome, { stamp, startedAtMs }),
      })
      return []
    } catch (error) {
      const left = topics.filter(({ queued, removed }) => queued && !removed)
      if (!(error instanceof NetworkUnreachable)) {
        // A bug must not cost a key its turn.
        for (const topic of left) topic.queued = false
        throw error
      }
      const retryMs = this.#backoff.next()
      this.emit('announce-failed', { keys: left.length, unreachable: true, error, retryMs })
      await pause(this.#clock, retryMs, this.#stop.signal)
      return left
    }
  }

  #note(
    { topic, holders, reachable }: Outcome,
    { stamp, startedAtMs }: { stamp: string; startedAtMs: number },
  ): void {
    const atMs = this.#clock.now()
    const records = holders.length
    // Those that held the record before may still have it.
    const former = topic.holders.filter((node) => !node.gone && !holders.includes(node))
    topic.holders = [...holders, ...former].slice(0, MAX_HOLDERS)
    topic.queued = false
    topic.records = records
    topic.reachable = reachable
    if (records > 0) {
      topic.storedAtMs = atMs
      topic.stamp = stamp
      topic.dueAtMs = schedule.nextRenewal(topic.place, atMs, this.#cycleMs)
    }
    const retryMs = Math.min(RETRY_MS * 2 ** topic.failures, this.#cycleMs)
    if (2 * records < reachable || records === 0) {
      topic.failures++
      topic.dueAtMs = Math.min(records > 0 ? topic.dueAtMs : Infinity, atMs + retryMs)
    } else {
      topic.failures = 0
    }
    if (topic.removed) return
    const { discoveryKey } = topic
    if (records > 0) {
      this.#backoff.reset()
      this.emit('announced', {
        discoveryKey,
        atMs,
        records,
        reachable,
        stamp,
        ms: atMs - startedAtMs,
      })
    } else {
      const error = new Error('no node took the announcement')
      this.emit('announce-failed', { keys: 1, unreachable: false, error, retryMs })
    }
  }

  #checkRelays(): void {
    const relays = this.#relayAddresses()
    // For a moment there may be none, as when the network changes.
    if (relays.length === 0) return
    const stamp = schedule.stampOf(this.#networkId, relays)
    if (stamp === this.#stamp) return
    this.#relays = relays
    this.#stamp = stamp
    const nowMs = this.#clock.now()
    for (const topic of this.#topics.values()) {
      // As long as one address holds, clients get through, and the record's turn is soon enough.
      if (topic.stamp !== null && schedule.isOutdated(topic.stamp, stamp)) topic.dueAtMs = nowMs
    }
  }

  #checkPace(): void {
    const times = { nowMs: this.#clock.now(), cycleMs: this.#cycleMs, pauseMs: BEHIND_PAUSE_MS }
    const news = this.#pace.check([...this.#topics.values()], this.#sweep, times)
    if (news === 'caught-up') this.emit('caught-up')
    else if (news && this.#backoff.failures === 0) this.emit('behind', news)
  }

  #maybeComplete(): void {
    if (this.#stop.signal.aborted || this.#burstStartedMs === undefined) return
    const topics = [...this.#topics.values()]
    if (topics.some(({ records, queued }) => records === 0 || queued)) return
    const ms = this.#clock.now() - this.#burstStartedMs
    this.#burstStartedMs = undefined
    const records = topics.reduce((sum, topic) => sum + topic.records, 0)
    if (topics.length > 0) this.emit('complete', { keys: topics.length, records, ms })
  }

  async #erase(
    topics: Topic[],
    signal: AbortSignal,
    onErased: (topic: Topic) => void = () => {},
  ): Promise<void> {
    const isOut = ({ storedAtMs, holders }: Topic) => storedAtMs !== null || holders.length > 0
    try {
      await this.#sweep.erase(topics.filter(isOut), {
        signal,
        onBegin: ({ discoveryKey }) => this.emit('unannounced', { discoveryKey }),
        onErased,
      })
    } catch {
      // Nobody to tell: the records expire by themselves.
    }
  }
}
