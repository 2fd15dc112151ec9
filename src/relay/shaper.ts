/**
 * RELAY. One bandwidth for many flows: a token bucket for all, and deficit round robin among those
 * that have something to send, so that each gets an equal share of what is left of it.
 *
 * What is too much waits in a short queue, and what that cannot hold is dropped. Waiting is what
 * the congestion control of the two ends (BBR) measures: they settle at their share by themselves.
 */
import type { Clock } from '../lib/clock.js'

/** More than a packet; how far a flow may get ahead of the others. */
const QUANTUM_BYTES = 2048
const TICK_MS = 5
/** What may be sent at once after a pause, in time of the bandwidth. */
const BURST_MS = 50
const MIN_BURST_BYTES = 16 * 1024
/** What a flow may have waiting, in time of its share; but so much always, for it comes in bursts. */
const QUEUE_MS = 250
const MIN_QUEUE_BYTES = 32 * 1024
const MAX_QUEUE_BYTES = 1024 * 1024

interface Queue {
  packets: Array<{ bytes: number; send: () => void }>
  bytes: number
  deficit: number
}

export class Shaper<Flow extends object> {
  readonly #clock: Clock
  readonly #bytesPerMs: number
  readonly #burstBytes: number
  /** Flows with something waiting; the first one's turn is next. */
  readonly #queues = new Map<Flow, Queue>()
  #tokens: number
  #filledAtMs: number
  #cancelTick: (() => void) | undefined

  constructor({ clock }: { clock: Clock }, { bytesPerSecond }: { bytesPerSecond: number }) {
    this.#clock = clock
    this.#bytesPerMs = bytesPerSecond / 1000
    this.#burstBytes = Math.max(MIN_BURST_BYTES, this.#bytesPerMs * BURST_MS)
    this.#tokens = this.#burstBytes
    this.#filledAtMs = clock.now()
  }

  /** Sends the packet now or a little later; false: it was dropped. */
  push(flow: Flow, bytes: number, send: () => void): boolean {
    const queue = this.#queues.get(flow) ?? { packets: [], bytes: 0, deficit: QUANTUM_BYTES }
    if (queue.bytes + bytes > this.#queueBytes(flow)) return false
    queue.packets.push({ bytes, send })
    queue.bytes += bytes
    this.#queues.set(flow, queue)
    this.#drain()
    return true
  }

  /** Drops what the flow has waiting. */
  remove(flow: Flow): void {
    this.#queues.delete(flow)
  }

  close(): void {
    this.#queues.clear()
    this.#cancelTick?.()
    this.#cancelTick = undefined
  }

  #queueBytes(flow: Flow): number {
    const busy = this.#queues.size + (this.#queues.has(flow) ? 0 : 1)
    const bytes = Math.max(MIN_QUEUE_BYTES, (this.#bytesPerMs * QUEUE_MS) / busy)
    return Math.min(MAX_QUEUE_BYTES, bytes)
  }

  #drain(): void {
    this.#fill()
    while (this.#tokens > 0) {
      const [next] = this.#queues
      if (!next) break
      this.#takeTurn(...next)
    }
    if (this.#queues.size === 0) return
    this.#cancelTick ??= this.#clock.after(TICK_MS, () => {
      this.#cancelTick = undefined
      this.#drain()
    })
  }

  #takeTurn(flow: Flow, queue: Queue): void {
    if (queue.deficit <= 0) {
      queue.deficit += QUANTUM_BYTES
      // To the end of the line.
      this.#queues.delete(flow)
      this.#queues.set(flow, queue)
      return
    }
    const packet = queue.packets.shift()
    if (packet) {
      queue.bytes -= packet.bytes
      queue.deficit -= packet.bytes
      this.#tokens -= packet.bytes
    }
    if (queue.packets.length === 0) this.#queues.delete(flow)
    packet?.send()
  }

  #fill(): void {
    const nowMs = this.#clock.now()
    const elapsedMs = Math.max(0, nowMs - this.#filledAtMs)
    this.#filledAtMs = nowMs
    this.#tokens = Math.min(this.#burstBytes, this.#tokens + elapsedMs * this.#bytesPerMs)
  }
}
