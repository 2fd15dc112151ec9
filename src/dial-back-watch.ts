/**
 * DISCOVERY. Whether the peer can be reached from outside, asked of bootstrap nodes (`dial-back.ts`)
 * some time after the start, after the network changed, and every few hours.
 *
 * Behind a NAT it is usual that nobody comes in unasked: devices punch holes. Only where the operator
 * chose a port, for others to come in by, is it trouble; and only when it shows twice.
 */
import type HyperDHT from 'hyperdht'
import type { Address } from 'hyperdht'
import { askForVotes } from './dial-back-ask.js'
import { countVotes, type OutsideView } from './dial-back-votes.js'
import { type Clock, systemClock } from './lib/clock.js'
import { localIpv4Addresses } from './lib/private-address.js'
import { Service } from './lib/service.js'
import type { TroubleEvents, TroubleId } from './notify/trouble.js'

/** By then bootstrap nodes have answered, and HyperDHT has made up its mind (`dial-back-ask.ts`). */
const FIRST_MS = 30_000
const EVERY_MS = 4 * 3_600_000
/** Where nobody answered, or the answer is bad. */
const AGAIN_MS = 5 * 60_000
/** A long list is not asked as a whole: each costs a node two packets. */
export const MAX_VOTERS = 8

const CLOSED: TroubleId = { kind: 'unreachable', key: 'udp-port' }

export interface TimedView extends OutsideView {
  /** When it was asked, in ms since 1970. */
  atMs: number
}

export interface DialBackWatchCollaborators {
  dht: HyperDHT
  /** Bootstrap nodes that live. */
  voters: () => Address[]
  clock?: Clock
  ask?: typeof askForVotes
}

export interface DialBackWatchSettings {
  /** --port was given. */
  isFixedPort: boolean
}

export class DialBackWatch extends Service<TroubleEvents> {
  readonly #collaborators: DialBackWatchCollaborators
  readonly #isFixedPort: boolean
  readonly #clock: Clock
  #view: TimedView | null = null
  /** When it was seen to be closed, first of several times in a row. */
  #closedSinceMs: number | undefined
  #saidClosed: boolean | undefined
  #cancel: () => void = () => {}

  constructor(collaborators: DialBackWatchCollaborators, { isFixedPort }: DialBackWatchSettings) {
    super()
    this.#collaborators = collaborators
    this.#isFixedPort = isFixedPort
    this.#clock = collaborators.clock ?? systemClock
  }

  /** Null until somebody was asked. */
  get view(): TimedView | null {
    return this.#view
  }

  protected override open(): Promise<void> {
    this.defer(() => this.#cancel())
    this.askSoon()
    return Promise.resolve()
  }

  /** The network may be another one. */
  askSoon(): void {
    if (!this.closing) this.#askIn(FIRST_MS)
  }

  /** Asks now. Never rejects. */
  async ask(): Promise<TimedView> {
    const { dht, voters, ask = askForVotes } = this.#collaborators
    const atMs = this.#clock.now()
    const votes = await ask(dht, voters().slice(0, MAX_VOTERS), { nowMs: () => this.#clock.now() })
    this.#view = { ...countVotes(votes, localIpv4Addresses()), atMs }
    if (!this.closing) this.#judge(this.#view, dht.io.serverSocket.address().port)
    return this.#view
  }

  #askIn(delayMs: number): void {
    this.#cancel()
    this.#cancel = this.#clock.after(delayMs, () => {
      void this.ask().then(({ reachability, asked }) => {
        if (this.closing) return
        const isSettled = asked > 0 && (reachability !== 'unreachable' || !this.#isFixedPort)
        this.#askIn(isSettled ? EVERY_MS : AGAIN_MS)
      })
    })
  }

  #judge({ reachability, reached, voters, atMs }: TimedView, port: number): void {
    if (!this.#isFixedPort || reachability === 'unknown' || reachability === 'unclear') return
    if (reachability === 'reachable') {
      this.#closedSinceMs = undefined
      if (this.#saidClosed === false) return
      // What an earlier process said is taken back too.
      this.#saidClosed = false
      this.emit('trouble-over', CLOSED)
      return
    }
    if (this.#closedSinceMs === undefined) {
      this.#closedSinceMs = atMs
      return
    }
    this.#saidClosed = true
    this.emit('trouble', {
      ...CLOSED,
      message: `UDP port ${port} is closed to the outside`,
      cause: `${reached} of ${voters} bootstrap nodes reached it unasked`,
      fix: `Forward UDP port ${port} to the same number of this machine, and open it in every firewall: \`mapeo-web doctor\` says more.`,
      since: this.#closedSinceMs,
    })
  }
}
