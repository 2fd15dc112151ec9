/** DISCOVERY. How announcing goes, in figures, and why it may not keep up. */
import { performance } from 'node:perf_hooks'
import { COPIES } from './explorer.js'
import { countExpiring, isDue, type Topic } from './schedule.js'
import type { Sweep } from './sweep.js'

export interface AnnouncerStats {
  keys: number
  /** Keys that nodes took the last time. */
  announced: number
  /** Keys that wait for their turn now. */
  due: number
  /** Keys whose records must have expired since. */
  expired: number
  /** Copies that nodes took, of so many that were reachable and should have: 20 for a key, or fewer. */
  records: number
  reachable: number
  /** DHT nodes in the parts of the keyspace that were walked. */
  nodes: number
  /** In so many milliseconds every key is renewed once. */
  cycleMs: number
  /** For how long the key was not renewed that waits longest; null where none is announced. */
  oldestMs: number | null
  inFlight: number
  /** How many requests may be under way at once, at present. */
  window: number
  rttMs: number
  /** The part of requests to nodes in good standing that got no answer, lately; 0 to 1. */
  loss: number
}

/** Why records expire before their turn comes. */
export type BehindCause = 'packets-lost' | 'slow-answers' | 'busy-machine'

export interface BehindEvent {
  /** Keys whose records are expiring. */
  keys: number
  cause: BehindCause
  /** What the network allows at present, and what the cycle needs. */
  requestsPerSecond: number
  neededPerSecond: number
}

export function summary(
  topics: Iterable<Topic>,
  sweep: Sweep,
  { nowMs, cycleMs }: { nowMs: number; cycleMs: number },
): AnnouncerStats {
  const all = [...topics]
  let [announced, due, records, reachable] = [0, 0, 0, 0]
  let oldestAtMs: number | null = null
  for (const topic of all) {
    if (topic.records > 0) announced++
    if (topic.queued || isDue(topic, nowMs)) due++
    records += topic.records
    reachable += topic.reachable
    if (topic.storedAtMs !== null) oldestAtMs = Math.min(oldestAtMs ?? Infinity, topic.storedAtMs)
  }
  const { inFlight, limit, rttMs, loss } = sweep.window.stats
  return {
    keys: all.length,
    announced,
    due,
    expired: countExpiring(all, nowMs),
    records,
    reachable,
    nodes: sweep.map.size,
    cycleMs,
    oldestMs: oldestAtMs === null ? null : Math.max(0, nowMs - oldestAtMs),
    inFlight,
    window: limit,
    rttMs,
    loss: Math.round(loss * 100) / 100,
  }
}

/** Watches whether records expire before their turn. */
export class PaceWatch {
  #saidAtMs: number | undefined
  #load = performance.eventLoopUtilization()

  /** What there is to say now, if anything: the same not sooner than after `pauseMs`. */
  check(
    topics: Topic[],
    sweep: Sweep,
    { nowMs, cycleMs, pauseMs }: { nowMs: number; cycleMs: number; pauseMs: number },
  ): BehindEvent | 'caught-up' | undefined {
    const load = performance.eventLoopUtilization(this.#load).utilization
    this.#load = performance.eventLoopUtilization()
    // What an earlier process stored expired while nobody could renew it.
    const keys = countExpiring(
      topics.filter(({ holders }) => holders.length > 0),
      nowMs,
    )
    if (keys === 0) {
      if (this.#saidAtMs === undefined) return undefined
      this.#saidAtMs = undefined
      return 'caught-up'
    }
    if (this.#saidAtMs !== undefined && nowMs - this.#saidAtMs < pauseMs) return undefined
    this.#saidAtMs = nowMs
    const { limit, rttMs, loss } = sweep.window.stats
    return {
      keys,
      cause: loss > 0.1 ? 'packets-lost' : load > 0.9 ? 'busy-machine' : 'slow-answers',
      requestsPerSecond: Math.round((limit * 1000) / Math.max(rttMs, 1)),
      neededPerSecond: Math.ceil((topics.length * COPIES * 1000) / cycleMs),
    }
  }
}
