/**
 * REPLICATION, and HTTP over the DHT: what piles up in memory for one connection has a bound.
 *
 * UDX, which HyperDHT connections run on, has no flow control: what a remote sends while we do not
 * read piles up here, in the raw stream. And what we send piles up in the Noise stream, for Protomux
 * writes whether or not there is room. Neither tells anybody, so one timer looks at all of them.
 */
import type NoiseSecretStream from '@hyperswarm/secret-stream'
import { type Clock, systemClock } from './lib/clock.js'

const LOOK_MS = 500
const MIB = 1024 * 1024

export type StreamFault = 'slow-reader' | 'abuse'

export interface StreamWatchSettings {
  /** Bytes to send that may pile up at all; a project's photos are sent a few MiB at a time. */
  maxOutgoingBytes?: number
  /**
   * More than this must become less, or at least move, within `stuckMs`: one block of a photo, 64 KiB,
   * takes that long at 1 kB/s.
   */
  outgoingBytes?: number
  stuckMs?: number
  /** Bytes that arrived and wait for us. */
  maxIncomingBytes?: number
  /** All that a stranger may send before it proves to know a project's key. */
  maxUnprovenBytes?: number
}

export interface StreamWatchCollaborators {
  onCut?: (reason: StreamFault) => void
  clock?: Clock
}

export interface Watched {
  isProven: () => boolean
  cut: (reason: StreamFault) => void
}

interface State extends Watched {
  written: number
  movedAtMs: number
}

/** What streamx keeps of a stream; there is no other way to ask it. Node's own can be asked. */
interface Buffers {
  _writableState?: { buffered?: unknown }
  _readableState?: { buffered?: unknown }
  writableLength?: number
  readableLength?: number
}

export class StreamWatch {
  readonly #clock: Clock
  readonly #onCut: (reason: StreamFault) => void
  readonly #settings: Required<StreamWatchSettings>
  readonly #streams = new Map<NoiseSecretStream, State>()
  #cancel: (() => void) | undefined

  constructor(
    { onCut = () => {}, clock = systemClock }: StreamWatchCollaborators = {},
    settings: StreamWatchSettings = {},
  ) {
    this.#onCut = onCut
    this.#clock = clock
    this.#settings = {
      maxOutgoingBytes: settings.maxOutgoingBytes ?? 32 * MIB,
      outgoingBytes: settings.outgoingBytes ?? MIB / 8,
      stuckMs: settings.stuckMs ?? 60_000,
      maxIncomingBytes: settings.maxIncomingBytes ?? 16 * MIB,
      maxUnprovenBytes: settings.maxUnprovenBytes ?? 4 * MIB,
    }
  }

  /** Watches the stream until it closes. */
  add(stream: NoiseSecretStream, watched: Watched): void {
    if (stream.destroyed) return
    this.#streams.set(stream, {
      ...watched,
      written: stream.rawBytesWritten,
      movedAtMs: this.#clock.now(),
    })
    stream.once('close', () => this.#streams.delete(stream))
    this.#cancel ??= this.#clock.after(LOOK_MS, () => this.#look())
  }

  close(): void {
    this.#cancel?.()
    this.#streams.clear()
  }

  #look(): void {
    this.#cancel = undefined
    for (const [stream, state] of this.#streams) {
      const fault = this.#faultOf(stream, state)
      if (fault === undefined) continue
      this.#streams.delete(stream)
      this.#onCut(fault)
      state.cut(fault)
    }
    // Nobody connected: nothing to look at.
    if (this.#streams.size > 0) this.#cancel = this.#clock.after(LOOK_MS, () => this.#look())
  }

  #faultOf(stream: NoiseSecretStream, state: State): StreamFault | undefined {
    const { maxOutgoingBytes, outgoingBytes, stuckMs, maxIncomingBytes } = this.#settings
    const { readable, writable } = buffered(stream)
    if (readable > maxIncomingBytes) return 'abuse'
    if (!state.isProven() && received(stream) > this.#settings.maxUnprovenBytes) return 'abuse'
    const nowMs = this.#clock.now()
    if (writable <= outgoingBytes || stream.rawBytesWritten !== state.written) {
      state.written = stream.rawBytesWritten
      state.movedAtMs = nowMs
    }
    if (writable > maxOutgoingBytes || nowMs - state.movedAtMs >= stuckMs) return 'slow-reader'
    return undefined
  }
}

/** Bytes that wait in the Noise stream and in what carries it: a UDX stream, or one of Node's. */
function buffered(stream: NoiseSecretStream): { readable: number; writable: number } {
  const noise = stream as Buffers
  const raw = (stream.rawStream ?? {}) as Buffers
  return {
    readable: bytes(noise._readableState, 0) + bytes(raw._readableState, raw.readableLength ?? 0),
    writable: bytes(noise._writableState, 0) + bytes(raw._writableState, raw.writableLength ?? 0),
  }
}

function bytes(state: { buffered?: unknown } | undefined, otherwise: number): number {
  // Node's streams have something else by this name.
  return typeof state?.buffered === 'number' ? state.buffered : otherwise
}

/** Also what is of a message that is not whole yet. */
function received({ rawBytesRead, rawStream }: NoiseSecretStream): number {
  return Math.max(rawBytesRead, rawStream?.bytesReceived ?? 0)
}
