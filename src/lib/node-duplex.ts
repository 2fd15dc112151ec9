/**
 * A Noise stream as a real Node stream: what an `http.Server`, `ws`, an `http.Agent` or undici take
 * for a socket. A NoiseSecretStream is a streamx stream, which looks like one of Node's and has
 * none of its internals.
 */
import { Duplex } from 'node:stream'
import type NoiseSecretStream from '@hyperswarm/secret-stream'

/** A Noise frame holds 16 MiB at most. */
const MAX_WRITE_BYTES = 1024 * 1024
/** How long what was sent, and the remote's own end, may take after ours. */
const LINGER_MS = 2000

type Done = (error?: Error | null) => void

export interface NodeDuplexOptions {
  /** Hex of the remote's public key. */
  deviceId: string
  remoteHost?: string | undefined
}

export class NodeDuplex extends Duplex {
  /** Hex of the remote's public key, which Noise has proved. */
  readonly deviceId: string
  /** Not `remoteAddress`, as sockets have it: who comes over the DHT is limited by `Listener`. */
  readonly remoteHost: string | undefined
  /** Whether a device that came through it proved to know the key of a hosted project. */
  isProven = false
  readonly #stream: NoiseSecretStream
  #writing: Done | undefined
  #timeoutMs = 0
  #timer: NodeJS.Timeout | undefined

  /** Takes the stream over: whoever has the duplex ends both. */
  constructor(stream: NoiseSecretStream, { deviceId, remoteHost }: NodeDuplexOptions) {
    super({ allowHalfOpen: true })
    this.deviceId = deviceId
    this.remoteHost = remoteHost
    this.#stream = stream
    // Between two users (an idle connection of an agent) nobody else may be listening.
    this.on('error', () => {})
    stream.on('error', (error) => this.destroy(error))
    stream.on('data', (chunk: Buffer) => {
      if (this.destroyed) return
      this.#refresh()
      if (!this.push(chunk)) stream.pause()
    })
    stream.pause()
    stream.on('end', () => this.push(null))
    stream.on('drain', () => this.#written())
    stream.on('close', () => this.destroy())
    if (stream.destroyed) this.destroy()
  }

  override _read(): void {
    this.#stream.resume()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.#refresh()
    let room = true
    for (let at = 0; at < chunk.byteLength; at += MAX_WRITE_BYTES) {
      room = this.#stream.write(chunk.subarray(at, at + MAX_WRITE_BYTES))
    }
    if (room) done()
    else this.#writing = done
  }

  override _final(done: Done): void {
    this.#stream.once('finish', () => done())
    this.#stream.end()
  }

  override _destroy(error: Error | null, done: Done): void {
    clearTimeout(this.#timer)
    this.#written(error ?? new Error('the stream was destroyed'))
    const stream = this.#stream
    if (stream.destroyed) return done(error)
    stream.once('close', () => done(error))
    // As a TCP socket, which sends what it was given before: destroying the Noise stream would lose
    // it, also on the other side. It closes by itself once both sides have ended.
    stream.end()
    stream.resume()
    this.#linger()
  }

  /** As `net.Socket` has it: an HTTP server ends a connection with it. */
  destroySoon(): void {
    if (!this.writableEnded) this.end()
    this.#linger()
  }

  /** As `net.Socket` has it: `timeout` is emitted when nothing moved for so long; 0 turns it off. */
  setTimeout(ms: number, listener?: () => void): this {
    this.#timeoutMs = ms
    if (listener) {
      if (ms === 0) this.off('timeout', listener)
      else this.once('timeout', listener)
    }
    this.#refresh()
    return this
  }

  get timeout(): number {
    return this.#timeoutMs
  }

  // What agents and servers call on every socket; the DHT connection does all of it by itself.
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }

  #refresh(): void {
    clearTimeout(this.#timer)
    if (this.#timeoutMs === 0 || this.destroyed) return
    this.#timer = setTimeout(() => this.emit('timeout'), this.#timeoutMs)
    this.#timer.unref()
  }

  #written(error?: Error): void {
    const done = this.#writing
    this.#writing = undefined
    done?.(error)
  }

  #linger(): void {
    const stream = this.#stream
    const timer = setTimeout(() => stream.destroy(), LINGER_MS)
    timer.unref()
    stream.once('close', () => clearTimeout(timer))
  }
}
