/**
 * Tells the pages that are open how the peer is: soon after something changed, and now and then.
 * However many look, it is worked out once; where nobody does, not at all.
 */
import { type Clock, systemClock } from '../lib/clock.js'
import type { PeerFacts } from '../observe/facts.js'
import type { HistoryView } from '../observe/history.js'
import type { PairingView } from './pairing-desk.js'

/** A bar that moves twice a second looks alive. */
const SOON_MS = 500
/** Where there are many projects their facts take a while. */
const MANY_PROJECTS = 500
const SOON_WITH_MANY_MS = 3000
/** Times are said as "3 minutes ago". */
const REGULARLY_MS = 10_000

/** What `GET /api/events` sends. */
export type PageEvent =
  { facts: PeerFacts } | { history: HistoryView } | { pairing: PairingView | null }

interface Changing {
  on(event: 'changed', listener: () => void): unknown
  off(event: 'changed', listener: () => void): unknown
}

export interface FeedCollaborators {
  /** The `Observer`. */
  observer: Changing & { facts(): PeerFacts; history(): HistoryView }
  desk: Changing & { view(): PairingView | null }
  clock?: Clock
}

type Send = (event: PageEvent) => void

export class Feed {
  readonly #observer: FeedCollaborators['observer']
  readonly #desk: FeedCollaborators['desk']
  readonly #clock: Clock
  readonly #viewers = new Set<Send>()
  #cancelSoon: (() => void) | undefined
  #cancelRegular = () => {}
  #soonMs = SOON_MS
  readonly #onChanged = () => {
    this.#cancelSoon ??= this.#clock.after(this.#soonMs, () => this.#tell())
  }

  readonly #onPairing = () => this.#tellAll({ pairing: this.#desk.view() })

  constructor({ observer, desk, clock = systemClock }: FeedCollaborators) {
    this.#observer = observer
    this.#desk = desk
    this.#clock = clock
  }

  get viewers(): number {
    return this.#viewers.size
  }

  /** Tells the viewer at once and from then on, until the returned function is called. */
  subscribe(send: Send): () => void {
    if (this.#viewers.size === 0) {
      this.#observer.on('changed', this.#onChanged)
      this.#desk.on('changed', this.#onPairing)
      this.#regularly()
    }
    this.#viewers.add(send)
    send({ facts: this.#facts() })
    send({ history: this.#observer.history() })
    send({ pairing: this.#desk.view() })
    return () => {
      if (!this.#viewers.delete(send) || this.#viewers.size > 0) return
      this.#observer.off('changed', this.#onChanged)
      this.#desk.off('changed', this.#onPairing)
      this.#cancelRegular()
      this.#cancelSoon?.()
      this.#cancelSoon = undefined
    }
  }

  #regularly(): void {
    this.#cancelRegular = this.#clock.after(REGULARLY_MS, () => {
      this.#tell()
      this.#tellAll({ history: this.#observer.history() })
      this.#regularly()
    })
  }

  #tell(): void {
    this.#cancelSoon?.()
    this.#cancelSoon = undefined
    this.#tellAll({ facts: this.#facts() })
  }

  #facts(): PeerFacts {
    const facts = this.#observer.facts()
    this.#soonMs = facts.counts.projects > MANY_PROJECTS ? SOON_WITH_MANY_MS : SOON_MS
    return facts
  }

  #tellAll(event: PageEvent): void {
    for (const send of this.#viewers) send(event)
  }
}
