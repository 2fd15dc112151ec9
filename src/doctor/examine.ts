/**
 * Examines a peer, in the process that it runs in, or, where none runs, one that is opened for a
 * moment as it would be. What needs no peer is in `storage.ts`.
 *
 * Everything is asked at the same time: with a dead network each question takes seconds.
 */
import type HyperDHT from 'hyperdht'
import type { Address } from 'hyperdht'
import type { AnnouncerStats } from '../announce/health.js'
import { checkBootstrapNodes } from '../bootstrap-check.js'
import type { ResolvedBootstrap } from '../bootstrap-list.js'
import type { OutsideView } from '../dial-back-votes.js'
import type { Clock } from '../lib/clock.js'
import { type DescriptorShares, descriptorLimit } from '../lib/descriptor-limit.js'
import { localIpv4Addresses } from '../lib/private-address.js'
import type { RelayStats } from '../relay.js'
import type { Check, OnProgress } from './check.js'
import { checkContainer, containerKind } from './container.js'
import {
  checkClock,
  checkDescriptors,
  checkDisk,
  checkNode,
  freeBytesFor,
  newestFile,
} from './machine.js'
import { checkBootstrap, checkNat, checkReachable } from './network.js'
import { checkAnnounce, checkRelay } from './service.js'
import { checkUdp, probeUdp, type UdpFacts } from './udp.js'

export interface ExaminedPeer {
  storageDir: string
  /** The reserve. */
  minFreeBytes: number
  shares: DescriptorShares
  /** How many are to be announced. */
  projects: number
  bootstrap: ResolvedBootstrap
  /** The setting; 0: any. */
  port: number
  /** Null where its port cannot be opened, for the reason given. */
  dht: HyperDHT | null
  bindError?: Error | undefined
  /** Has bootstrap nodes dial back to it. */
  outside: () => Promise<OutsideView>
  /** Nodes known from before. */
  known: Address[]
  /** Null where no peer runs. */
  announced: AnnouncerStats | null
  relay: RelayStats | null
}

export interface ExamineOptions {
  clock: Pick<Clock, 'now'>
  onProgress?: OnProgress
}

export async function examine(
  peer: ExaminedPeer,
  { clock, onProgress = () => {} }: ExamineOptions,
): Promise<Check[]> {
  const { storageDir: dir, bootstrap, dht, port, minFreeBytes, projects } = peer
  const progress = new Progress(onProgress)
  const alone = bootstrap.nodes.length === 0
  const addresses = localIpv4Addresses()
  const localPort = dht?.io.serverSocket.address().port ?? port
  const [freeBytes, bootstrapCheck, udpProbe, outside] = await Promise.all([
    freeBytesFor(dir),
    progress.of('trying each bootstrap node alone', checkBootstrapNodes(bootstrap.nodes)),
    progress.of('sending UDP', probeUdp(bootstrap.nodes, peer.known)),
    progress.of('having bootstrap nodes dial back', peer.outside()),
  ])
  const udp: UdpFacts = {
    ...udpProbe,
    // In a running peer port 0 has become one.
    port: peer.announced === null ? port : localPort,
    bindError: peer.bindError,
    alone,
  }
  const udpCheck = checkUdp(udp)
  const limit = descriptorLimit()
  return [
    checkNode(),
    checkClock({ nowMs: clock.now(), outside, newest: newestFile(dir) }),
    checkDisk({ dir, freeBytes, minFreeBytes }),
    checkDescriptors({ limit, shares: peer.shares, projects }),
    udpCheck,
    checkBootstrap({
      check: bootstrapCheck,
      source: bootstrap.source,
      udpPasses: udpCheck.verdict === 'udp-ok' || udpCheck.verdict === 'udp-refused',
    }),
    ...(alone ? [] : [checkNat(outside)]),
    checkContainer({ kind: containerKind(), addresses, outside }),
    checkReachable({ outside, localPort, isFixedPort: port !== 0, addresses, alone }),
    checkAnnounce({ stats: peer.announced, projects }),
    checkRelay(peer.relay, outside),
  ]
}

/** Tells what is still under way, whenever something is done. */
class Progress {
  readonly #doing = new Set<string>()
  readonly #tell: OnProgress

  constructor(tell: OnProgress) {
    this.#tell = tell
  }

  async of<T>(what: string, work: Promise<T>): Promise<T> {
    this.#doing.add(what)
    this.#tell([...this.#doing].join(', '))
    try {
      return await work
    } finally {
      this.#doing.delete(what)
      if (this.#doing.size > 0) this.#tell([...this.#doing].join(', '))
    }
  }
}
