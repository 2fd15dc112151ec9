/** What a bootstrap node tells its operator: on its page, as metrics, and to `bootstrap status`. */
import type { BootstrapNode, BootstrapStats } from './bootstrap.js'
import type { TimedView } from './dial-back-watch.js'
import { ipv4Scope } from './lib/ipv4.js'
import type { Starts } from './lib/starts.js'
import { version } from './lib/version.js'

export interface BootstrapReport extends BootstrapStats {
  version: string
  pid: number
  storage: string
  /** The page; null: none. */
  uiUrl: string | null
  /** Starts after the first one, on this storage directory. */
  restarts: number
  /** Milliseconds since 1970. */
  firstStartAt: number
  /** Of UDP since this start. What goes out the library does not count for single packets. */
  receivedBytes: number
  /** Where other nodes see this one instead of where it says that it is; null: all is well. */
  seenAt: string | null
  /** What other bootstrap nodes say, of which each tried to reach this one unasked; null: not asked. */
  outside?: Pick<TimedView, 'reachability' | 'reached' | 'voters' | 'atMs'> | null
  /** What to put into a bootstrap list; null where the address is not a public one. */
  entry: { host: string; port: number } | null
}

export interface ReportParts {
  node: BootstrapNode
  starts: Starts
  storage: string
  outside?: TimedView | null
  uiUrl: () => string | null
}

export function bootstrapReport({
  node,
  starts,
  storage,
  outside,
  uiUrl,
}: ReportParts): BootstrapReport {
  const stats = node.stats()
  const { host, port } = stats
  return {
    ...stats,
    version,
    pid: process.pid,
    storage,
    uiUrl: uiUrl(),
    restarts: starts.starts - 1,
    firstStartAt: starts.firstStartAt,
    receivedBytes: node.dht.udx.bytesReceived,
    seenAt: node.seenAt ?? null,
    outside: outside ? outsideOf(outside) : null,
    entry: ipv4Scope(host) === 'public' ? { host, port } : null,
  }
}

/** Null where nothing is counted. */
export function dropsByReason({ dropped }: BootstrapReport): Record<string, number> | null {
  if (!dropped) return null
  const sum = (kinds: Record<string, number>) => Object.values(kinds).reduce((a, b) => a + b, 0)
  return Object.fromEntries(Object.entries(dropped).map(([reason, kinds]) => [reason, sum(kinds)]))
}

function outsideOf({ reachability, reached, voters, atMs }: TimedView) {
  return { reachability, reached, voters, atMs }
}

/** One sentence: is it of use? */
export function verdictOf({ nodes, seenAt, entry, outside, port }: BootstrapReport): {
  ok: boolean
  words: string
} {
  if (seenAt !== null) {
    return {
      ok: false,
      words:
        `Other nodes see this one at ${seenAt} and do not use it: ` +
        'make --host and --port what they see, and let the router keep the port.',
    }
  }
  if (outside?.reachability === 'unreachable') {
    return {
      ok: false,
      words:
        `Nobody can join through this node: ${outside.reached} of ${outside.voters} bootstrap ` +
        `nodes reached UDP port ${port} unasked. Forward that port in the router to the same ` +
        'number of this machine, and open it in every firewall.',
    }
  }
  if (nodes === 0) {
    return {
      ok: false,
      words:
        'No other node is known yet. On the internet that passes in minutes; ' +
        'if it does not, open the UDP port in the firewall.',
    }
  }
  if (entry === null) return { ok: true, words: `Up, in a network that is not the public one.` }
  return { ok: true, words: `Up, and ${nodes} nodes of the network are known here.` }
}
