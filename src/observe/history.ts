/**
 * What the traffic and the connections were over the last hour and day: samples in two rings of a
 * fixed size, so that years of running cost no more memory than a day.
 */
import { type Clock, systemClock } from '../lib/clock.js'

const HOUR = { stepMs: 10_000, count: 360 }
const DAY = { stepMs: 300_000, count: 288 }
/** A sample that comes later than this many steps after the last one leaves a gap in the curve. */
const GAP_STEPS = 3

/** Counters since the start, and what is the case now. */
export interface Totals {
  bytesIn: number
  bytesOut: number
  connections: number
}

/** One curve point for each time; null where nothing was measured. Oldest first. */
export interface Series {
  stepMs: number
  /** The end of each sample, in milliseconds since 1970, rising. */
  atMs: number[]
  /** Bytes per second, of the time since the sample before. */
  bytesIn: Array<number | null>
  bytesOut: Array<number | null>
  /** The most there were at once, as often as it was looked. */
  connections: Array<number | null>
}

export interface HistoryView {
  hour: Series
  day: Series
}

export interface HistoryCollaborators {
  read: () => Totals
  clock?: Clock
}

interface Sample {
  atMs: number
  bytesIn: number | null
  bytesOut: number | null
  connections: number | null
}

export class History {
  readonly #read: () => Totals
  readonly #clock: Clock
  readonly #hour: Ring
  readonly #day: Ring
  #cancel = () => {}

  constructor({ read, clock = systemClock }: HistoryCollaborators) {
    this.#read = read
    this.#clock = clock
    const start = { atMs: clock.now(), bytesIn: 0, bytesOut: 0 }
    this.#hour = new Ring(HOUR, start)
    this.#day = new Ring(DAY, start)
  }

  start(): void {
    this.#cancel = this.#clock.after(HOUR.stepMs, () => {
      this.#sample()
      this.start()
    })
  }

  stop(): void {
    this.#cancel()
  }

  view(): HistoryView {
    return { hour: this.#hour.view(), day: this.#day.view() }
  }

  #sample(): void {
    const totals = this.#read()
    const nowMs = this.#clock.now()
    this.#hour.note(totals, nowMs)
    this.#day.note(totals, nowMs)
  }
}

interface Mark {
  atMs: number
  bytesIn: number
  bytesOut: number
}

class Ring {
  readonly #stepMs: number
  readonly #count: number
  #samples: Sample[] = []
  #last: Mark
  /** The most connections since the last sample. */
  #peak = 0

  constructor({ stepMs, count }: { stepMs: number; count: number }, start: Mark) {
    this.#stepMs = stepMs
    this.#count = count
    this.#last = start
  }

  note({ bytesIn, bytesOut, connections }: Totals, nowMs: number): void {
    this.#peak = Math.max(this.#peak, connections)
    const { atMs } = this.#last
    // The clock was set back: what lies in its future would never leave the ring.
    if (nowMs <= atMs) {
      this.#samples = this.#samples.filter((sample) => sample.atMs < nowMs)
      this.#last = { atMs: nowMs, bytesIn, bytesOut }
      return
    }
    const passedMs = nowMs - atMs
    // Timers are a little late, each time.
    if (passedMs < this.#stepMs * 0.95) return
    if (passedMs > GAP_STEPS * this.#stepMs) {
      // The machine slept.
      const gap = { bytesIn: null, bytesOut: null, connections: null }
      this.#add({ atMs: atMs + this.#stepMs, ...gap })
    }
    const perSecond = (bytes: number) => Math.round((bytes * 1000) / passedMs)
    this.#add({
      atMs: nowMs,
      bytesIn: perSecond(bytesIn - this.#last.bytesIn),
      bytesOut: perSecond(bytesOut - this.#last.bytesOut),
      connections: this.#peak,
    })
    this.#last = { atMs: nowMs, bytesIn, bytesOut }
    this.#peak = connections
  }

  view(): Series {
    const samples = this.#samples
    return {
      stepMs: this.#stepMs,
      atMs: samples.map((sample) => sample.atMs),
      bytesIn: samples.map((sample) => sample.bytesIn),
      bytesOut: samples.map((sample) => sample.bytesOut),
      connections: samples.map((sample) => sample.connections),
    }
  }

  #add(sample: Sample): void {
    this.#samples.push(sample)
    if (this.#samples.length > this.#count) this.#samples.shift()
  }
}
