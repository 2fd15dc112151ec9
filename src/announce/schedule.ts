/**
 * DISCOVERY. When each key is announced: pure arithmetic over one list of topics and a clock's time.
 *
 * Every key has its place in the cycle, given by its place in the keyspace, so that renewals are
 * spread evenly and neighbours, which share nodes, are renewed together. Places are counted from
 * the epoch: a restart goes on where the cycle stands. The peer's own id turns the circle, so that
 * many peers do not all write to the same nodes at the same time.
 */
import type { Address } from 'hyperdht'
import type { DiscoveryKey } from '../lib/keys.js'
import type { KnownNode } from './node-map.js'

const MINUTE_MS = 60_000
/** Nodes forget a record 13.3 to 26.7 minutes after it was stored (hyperdht 6.34). */
export const RECORD_MS = 13 * MINUTE_MS
export const CYCLE_MS = 10 * MINUTE_MS
/** Keys that fall due within one are announced together, and share lookups and tokens. */
export const TICK_MS = 15_000
/** A key that was stored just before its place in the cycle waits for the next one. */
const TOO_SOON = 0.2
/**
 * Overdue keys that one tick may take even where the cycle is nearly empty: some 70 requests a
 * second, so that many peers that are restarted at the same moment are no storm.
 */
export const MIN_PER_TICK = 50
/** How much faster than in the regular course overdue keys are announced. */
const CATCH_UP = 2

export interface Topic {
  readonly discoveryKey: DiscoveryKey
  /** Its place in the cycle, in [0, 1). */
  readonly place: number
  /** When nodes last took its record; null: never, or long ago. */
  storedAtMs: number | null
  dueAtMs: number
  /** Nodes that took it the last time, of so many that were reachable and should have. */
  records: number
  reachable: number
  /** What the record says: see `stampOf`. Null where none of ours can be out there. */
  stamp: string | null
  /** Who holds it; empty after a restart, until it is renewed. */
  holders: KnownNode[]
  /** Tries in a row that fewer than half of the nodes took. */
  failures: number
  /** Some lane has it. */
  queued: boolean
  /** While nodes are asked to store it. */
  busy: Promise<void> | undefined
  removed: boolean
}

/** @param ownId 32 bytes: the announcing identity */
export function placeOf(discoveryKey: Buffer, ownId: Buffer): number {
  return ((discoveryKey.readUInt32BE(0) ^ ownId.readUInt32BE(0)) >>> 0) / 2 ** 32
}

/** The first time of the topic's place that is not too soon after it was stored. */
export function nextRenewal(place: number, storedAtMs: number, cycleMs: number): number {
  const earliest = storedAtMs + TOO_SOON * cycleMs
  const start = Math.floor(earliest / cycleMs) * cycleMs + place * cycleMs
  return Math.round(start >= earliest ? start : start + cycleMs)
}

/** A clock that was set back must not put a renewal off. */
export function isDue(topic: Topic, nowMs: number): boolean {
  return topic.dueAtMs <= nowMs || (topic.storedAtMs ?? 0) > nowMs
}

/**
 * What to announce now: those first that are due the longest, and no more than keeps the pace; in
 * the order of the cycle. What is left over is due at the next tick.
 */
export function takeDue(topics: Iterable<Topic>, nowMs: number, cycleMs: number): Topic[] {
  const due: Topic[] = []
  let count = 0
  for (const topic of topics) {
    count++
    if (!topic.queued && isDue(topic, nowMs)) due.push(topic)
  }
  const pace = Math.max(MIN_PER_TICK, Math.ceil((CATCH_UP * count * TICK_MS) / cycleMs))
  if (due.length > pace) {
    due.sort((a, b) => a.dueAtMs - b.dueAtMs)
    due.length = pace
  }
  return due.sort((a, b) => a.place - b.place)
}

/** Records that must have expired, or are about to: the cycle cannot keep up. */
export function countExpiring(topics: Iterable<Topic>, nowMs: number): number {
  let count = 0
  for (const { storedAtMs, records } of topics) {
    if (records > 0 && storedAtMs !== null && nowMs - storedAtMs > RECORD_MS) count++
  }
  return count
}

/** What a record says, for comparison: the network it is in and the addresses in it. */
export function stampOf(networkId: string, relayAddresses: Address[]): string {
  const addresses = relayAddresses.map(({ host, port }) => `${host}:${port}`).sort()
  return [networkId, ...addresses].join(' ')
}

export function isSameNetwork(stamp: string, networkId: string): boolean {
  return stamp.split(' ', 1)[0] === networkId
}

/** Whether none of the addresses that a record names holds any more. */
export function isOutdated(stamp: string, current: string): boolean {
  const [, ...addresses] = stamp.split(' ')
  const [, ...now] = current.split(' ')
  return stamp !== current && !addresses.some((address) => now.includes(address))
}
