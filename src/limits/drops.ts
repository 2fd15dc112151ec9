/** DISCOVERY, bootstrap nodes. What was dropped, counted by reason and kind of packet. */
import { KINDS } from './packets.js'

export const REASONS = [
  /** No packet of the DHT. */
  'malformed',
  /** An answer to nothing that we asked. */
  'unsolicited',
  /** The address, proven, used its requests up; or its /24 did. */
  'address',
  'subnet',
  /** As above, of addresses that have not proved themselves; or all of those together. */
  'unproven',
  'unproven-subnet',
  'unproven-total',
  /** The answer could have been larger than the request, and nobody proved that it was asked for. */
  'amplification',
  /** To be passed on to an address that was sent enough already, or that is none of the network. */
  'forwarding',
  /** The address stored its share of records. */
  'records',
  /** The DHT library could not handle it. */
  'failed',
] as const

export type Reason = (typeof REASONS)[number]

/** Background noise of the public internet: counted, not worth a line in the log. */
const NOISE: ReadonlySet<Reason> = new Set(['malformed', 'unsolicited'])

/** By reason, then by kind of packet; what did not occur is left out. */
export type DropCounts = Partial<Record<Reason, Record<string, number>>>

/** Those that are not 0, by the name of the kind. */
export function byKind(counts: Float64Array): Record<string, number> {
  const entries = KINDS.map((kind, i) => [kind, counts[i] ?? 0] as const)
  return Object.fromEntries(entries.filter(([, count]) => count > 0))
}

export class Drops {
  readonly #counts = new Float64Array(REASONS.length * KINDS.length)
  #reported = new Float64Array(REASONS.length)
  readonly #onDrop: () => void

  /** @param onDrop called for every drop that is worth a line in the log */
  constructor(onDrop: () => void = () => {}) {
    this.#onDrop = onDrop
  }

  add(reason: Reason, kind: number): void {
    const index = REASONS.indexOf(reason) * KINDS.length + kind
    this.#counts[index] = (this.#counts[index] as number) + 1
    if (!NOISE.has(reason)) this.#onDrop()
  }

  counts(): DropCounts {
    const counts: DropCounts = {}
    REASONS.forEach((reason, row) => {
      const ofReason = this.#row(row)
      if (ofReason.some((count) => count > 0)) counts[reason] = byKind(ofReason)
    })
    return counts
  }

  /** By reason, since the last call. */
  sinceLast(): Partial<Record<Reason, number>> {
    const totals = Float64Array.from(REASONS, (_, row) => this.#row(row).reduce((a, b) => a + b, 0))
    const news = REASONS.flatMap((reason, i) => {
      const count = (totals[i] as number) - (this.#reported[i] as number)
      return count > 0 ? [[reason, count] as const] : []
    })
    this.#reported = totals
    return Object.fromEntries(news)
  }

  #row(row: number): Float64Array {
    return this.#counts.subarray(row * KINDS.length, (row + 1) * KINDS.length)
  }
}
