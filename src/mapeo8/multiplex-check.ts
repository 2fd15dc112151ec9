/**
 * REPLICATION of the older engine: the frames of `multiplex` 6, looked at before it sees them. It makes
 * room for whatever channel it is told, one after the other up to that number: a frame of five bytes
 * would keep the process busy until its memory ends.
 *
 *     header    varint: channel * 8 + type
 *     length    varint
 *     content   of that length; with type 0 the name of a channel
 */
import { MAX_FILE_BYTES } from './media-guard.js'
import { VarintReader } from './varint.js'

/** A frame may hold a whole file. */
export const MAX_FRAME_BYTES = MAX_FILE_BYTES + 1024
/** A round has two, which either side numbers for itself. */
const MAX_CHANNELS = 4
const NAMES: ReadonlySet<string> = new Set(['p2p', 'media'])
const MAX_VARINT_BYTES = 5
/** Opens a channel; the others carry content, end one, or say why one broke. */
const OPEN = 0
const MAX_TYPE = 6
const MAX_NAME_BYTES = 32

export class MultiplexCheck {
  readonly #varint = new VarintReader({ maxBytes: MAX_VARINT_BYTES })
  /** Of the frame that comes in; undefined: its header is not here. */
  #type: number | undefined
  /** Of its content. */
  #missing = 0
  #name = ''
  readonly #opened = new Set<string>()

  /** @throws where the device breaks the rules */
  read(bytes: Buffer): void {
    let rest = bytes
    while (rest.length > 0) {
      if (this.#missing === 0) {
        this.#readNumber(rest[0] ?? 0)
        rest = rest.subarray(1)
      } else {
        const part = rest.subarray(0, this.#missing)
        rest = rest.subarray(part.length)
        this.#missing -= part.length
        if (this.#type === OPEN) this.#name += part.toString('latin1')
        if (this.#missing === 0) this.#end()
      }
    }
  }

  #readNumber(byte: number): void {
    const value = this.#varint.read(byte)
    if (value === undefined) return
    if (this.#type === undefined) {
      if (Math.floor(value / 8) >= MAX_CHANNELS) throw new Error('a channel that no device has')
      this.#type = value % 8
      if (this.#type > MAX_TYPE) throw new Error('a frame of no known type')
      return
    }
    const limit = this.#type === OPEN ? MAX_NAME_BYTES : MAX_FRAME_BYTES
    if (value > limit) throw new Error('a frame is too long')
    this.#missing = value
    if (value === 0) this.#end()
  }

  #end(): void {
    if (this.#type === OPEN) {
      if (!NAMES.has(this.#name) || this.#opened.has(this.#name)) {
        throw new Error('a channel that no device opens')
      }
      this.#opened.add(this.#name)
      this.#name = ''
    }
    this.#type = undefined
  }
}
