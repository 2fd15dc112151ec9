/**
 * REPLICATION of the older engine: what a device sends, looked at before the engine sees it.
 * `handshake-stream` 3 throws outside of any stream where it is not what it expects.
 *
 * First comes a length of 4 bytes, little-endian, and that much JSON: `{"id","protocolVersion":1,…}`.
 * Then a byte that says yes to our greeting, and then the frames of `multiplex`.
 */
import { Transform } from 'node:stream'
import { z } from 'zod'
import { asError } from '../lib/errors.js'
import { MultiplexCheck } from './multiplex-check.js'

const LENGTH_BYTES = 4
const ACCEPT = 127
/** Names of devices are short. */
const MAX_GREETING_BYTES = 4096

const greetingSchema = z.looseObject({
  protocolVersion: z.literal(1),
  deviceType: z.string().optional(),
})

type Done = (error?: Error | null) => void

export class DeviceGuard extends Transform {
  #greeting: Buffer | undefined = Buffer.alloc(0)
  #hasAccepted = false
  readonly #frames = new MultiplexCheck()

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    if (!this.#greeting) return done(this.#pass(chunk))
    this.#greeting = Buffer.concat([this.#greeting, chunk])
    const { length } = this.#greeting
    const wanted = length < LENGTH_BYTES ? 0 : this.#greeting.readUInt32LE(0)
    if (wanted > MAX_GREETING_BYTES) return done(new Error('its greeting is too long'))
    if (length < LENGTH_BYTES || length < LENGTH_BYTES + wanted) return done()
    const end = LENGTH_BYTES + wanted
    if (!isGreeting(this.#greeting.toString('utf8', LENGTH_BYTES, end))) {
      return done(new Error('it does not greet as a device of Mapeo 8 does'))
    }
    // In two: what follows is for the engine to read after it has answered.
    this.push(this.#greeting.subarray(0, end))
    const rest = this.#greeting.subarray(end)
    this.#greeting = undefined
    done(this.#pass(rest))
  }

  /** @returns what is wrong with it; then nothing of it was passed on */
  #pass(bytes: Buffer): Error | null {
    if (bytes.length === 0) return null
    try {
      if (!this.#hasAccepted && bytes[0] !== ACCEPT)
        throw new Error('it did not accept our greeting')
      this.#frames.read(this.#hasAccepted ? bytes : bytes.subarray(1))
    } catch (error) {
      return asError(error)
    }
    this.#hasAccepted = true
    this.push(bytes)
    return null
  }
}

function isGreeting(text: string): boolean {
  try {
    return greetingSchema.safeParse(JSON.parse(text)).success
  } catch {
    return false
  }
}
