/**
 * ENCRYPTION. A private pipe between two devices: a Noise connection on both devices' identity
 * keys, with a Protomux on it.
 *
 * Receives a stream from `listener.ts` (accepted) or `finder.ts` (dialled) and hands it on to
 * `handshake.ts`. It never looks inside what flows through.
 */
import Protomux from 'protomux'
import type NoiseSecretStream from '@hyperswarm/secret-stream'
import './upstream-guards.js'
import { codeOf } from './lib/errors.js'
import { type DevicePublicKey, hex } from './lib/keys.js'

/** How long the last words of a connection may take before it is cut. */
const FLUSH_MS = 1000

/**
 * Why a connection ended; `complete` where the older sync has nothing left to do on it; `remote` is everything that the other side or the network did, `yielded`
 * that it had nothing left to do and others waited, `crowded-out` that a member needed the place of
 * a stranger, `slow-reader` that the remote asked for more than it took, `stalled` that it did not
 * answer what it was asked for.
 */
export type EndReason =
  | 'remote'
  | 'closing'
  | 'complete'
  | 'recycled'
  | 'yielded'
  | 'duplicate'
  | 'refused'
  | 'timeout'
  | 'abuse'
  | 'stale'
  | 'storage-full'
  | 'crowded-out'
  | 'slow-reader'
  | 'stalled'

const ABUSE = 'ABUSE'

/** For those who cannot reach the connection: it ends with `abuse` where the stream ends with this. */
export function abuseError(message: string): Error {
  return Object.assign(new Error(message), { code: ABUSE })
}

/** What carries a connection; all are the same from here on. */
export type Transport = 'dht' | 'websocket' | 'local-network'

/**
 * Who is at the other end. Today it is the Noise static key; a later CoMapeo will prove an
 * identity behind a rotating network key, and then only this function changes.
 */
export function remoteDeviceOf(stream: NoiseSecretStream): DevicePublicKey {
  return stream.remotePublicKey as DevicePublicKey
}

export interface ConnectionOptions {
  transport?: Transport
  /** Where the stream itself does not know it. */
  remoteHost?: string | undefined
}

export class Connection {
  readonly stream: NoiseSecretStream
  readonly mux: Protomux
  readonly remoteDevice: DevicePublicKey
  /** Hex of `remoteDevice`: the CoMapeo device id. */
  readonly deviceId: string
  readonly transport: Transport
  /** The address packets come from; not the forgeable one that a DHT firewall hook is told. */
  readonly remoteHost: string | undefined
  /** Resolves, never rejects, once the stream is gone. */
  readonly closed: Promise<EndReason>
  #reason: EndReason | undefined
  #isProven = false
  #whenProven: Array<() => void> = []

  /** Takes the stream over in the tick in which it was raised: see `stream.on('error')`. */
  constructor(
    stream: NoiseSecretStream,
    { transport = 'dht', remoteHost = stream.rawStream?.remoteHost }: ConnectionOptions = {},
  ) {
    // Without a listener the first lost connection would take the process down.
    stream.on('error', (error) => {
      if (codeOf(error) === ABUSE) this.#reason ??= 'abuse'
    })
    this.stream = stream
    // First of all: where `userData` is a mux already, hypercore never installs its own
    // pair callback, so one connection can serve many projects.
    this.mux = Protomux.from(stream)
    this.remoteDevice = remoteDeviceOf(stream)
    this.deviceId = hex(this.remoteDevice)
    this.transport = transport
    this.remoteHost = remoteHost
    this.closed = new Promise((resolve) => {
      stream.once('close', () => resolve(this.#reason ?? 'remote'))
    })
  }

  get isInitiator(): boolean {
    return this.stream.isInitiator
  }

  /** 64 bytes, equal on both sides and unique to this connection. */
  get handshakeHash(): Buffer {
    return this.stream.handshakeHash
  }

  get isClosed(): boolean {
    return this.stream.destroyed
  }

  get bytesRead(): number {
    return this.stream.rawBytesRead
  }

  get bytesWritten(): number {
    return this.stream.rawBytesWritten
  }

  /** Whether the remote proved to know the key of a project that is hosted here. */
  get isProven(): boolean {
    return this.#isProven
  }

  markProven(): void {
    this.#isProven = true
    const waiting = this.#whenProven
    this.#whenProven = []
    for (const run of waiting) run()
  }

  /** Runs at once where the proof was given already; never, where it is not. */
  whenProven(run: () => void): void {
    if (this.#isProven) run()
    else this.#whenProven.push(run)
  }

  /** Cuts the connection at once. */
  destroy(reason: EndReason): Promise<EndReason> {
    this.#reason ??= reason
    this.stream.destroy()
    return this.closed
  }

  /** Sends what was written, then cuts the connection. */
  end(reason: EndReason): Promise<EndReason> {
    this.#reason ??= reason
    const timer = setTimeout(() => this.stream.destroy(), FLUSH_MS)
    this.stream.once('close', () => clearTimeout(timer))
    this.stream.end()
    return this.closed
  }
}
