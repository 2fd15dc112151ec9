/** DISCOVERY. What the votes of dial-back come to: pure arithmetic (`dial-back-ask.ts` asks). */
import type { Address } from 'hyperdht'
import type { Vote } from './dial-back.js'
import { ipv4Scope } from './lib/ipv4.js'

/**
 * - `reachable`: datagrams that nobody asked for arrive from at least half of those that can vote.
 * - `unreachable`: from none of them.
 * - `unclear`: from fewer than half.
 * - `unknown`: nobody can vote.
 */
export type Reachability = 'reachable' | 'unreachable' | 'unclear' | 'unknown'

/**
 * What stands between us and the others (RFC 4787), as far as their answers tell:
 * - `none`: they see an address of this machine.
 * - `endpoint-independent`: a NAT, which shows the same port to all. Holes can be punched.
 * - `address-dependent`: a NAT, which shows another port to each: a hard one.
 */
export type Mapping = 'none' | 'endpoint-independent' | 'address-dependent' | 'unknown'

export interface OutsideView {
  reachability: Reachability
  /** Nodes whose datagram arrived, of so many that can vote, of so many that were asked. */
  reached: number
  voters: number
  asked: number
  mapping: Mapping
  /** Where others see the server port; port 0: not all the same. Null where nobody answered. */
  seen: Address | null
  /** The median of the nodes' clocks, against ours; null where none told. */
  clockAheadMs: number | null
  /** How many told. */
  clocks: number
}

/** @param localAddresses of this machine */
export function countVotes(votes: Vote[], localAddresses: string[]): OutsideView {
  const reached = votes.filter(({ outcome }) => outcome === 'reached').length
  const against = votes.filter(({ outcome }) => outcome === 'not-reached').length
  const ahead = votes.flatMap(({ clockAheadMs }) => (clockAheadMs === null ? [] : [clockAheadMs]))
  return {
    reachability: reachabilityOf(reached, reached + against),
    reached,
    voters: reached + against,
    asked: votes.length,
    mapping: mappingOf(votes, localAddresses),
    seen: seenAt(votes),
    clockAheadMs: median(ahead),
    clocks: ahead.length,
  }
}

function reachabilityOf(reached: number, voters: number): Reachability {
  if (voters === 0) return 'unknown'
  if (reached === 0) return 'unreachable'
  return reached * 2 >= voters ? 'reachable' : 'unclear'
}

function mappingOf(votes: Vote[], localAddresses: string[]): Mapping {
  const seen = fromOutside(votes.map(({ seenOther }) => seenOther))
  if (seen.length === 0) return 'unknown'
  if (seen.every(({ host }) => localAddresses.includes(host))) return 'none'
  if (!areSame(seen)) return 'address-dependent'
  // One node alone cannot tell whether others see the same.
  return seen.length > 1 ? 'endpoint-independent' : 'unknown'
}

function seenAt(votes: Vote[]): Address | null {
  const seen = fromOutside(votes.map((vote) => vote.seen))
  const [first] = seen
  if (!first) return null
  return { host: first.host, port: areSame(seen) ? first.port : 0 }
}

/** A node on our own network sees the address that we have there. */
function fromOutside(seen: Array<Address | null>): Address[] {
  const all = seen.filter((address) => address !== null)
  const outside = all.filter(({ host }) => ipv4Scope(host) === 'public')
  return outside.length > 0 ? outside : all
}

function areSame([first, ...others]: Address[]): boolean {
  return others.every(({ host, port }) => host === first?.host && port === first.port)
}

function median(values: number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? 0) + upper) / 2)
}
