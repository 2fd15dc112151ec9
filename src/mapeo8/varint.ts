/** Unsigned LEB128, as all packages of the older engine write lengths. */
export class VarintReader {
  readonly #maxBytes: number
  #value = 0
  #bytes = 0

  constructor({ maxBytes }: { maxBytes: number }) {
    this.#maxBytes = maxBytes
  }

  /**
   * @returns the number, with its last byte; undefined: there are more
   * @throws where it is longer than `maxBytes`
   */
  read(byte: number): number | undefined {
    this.#value += (byte & 0x7f) * 128 ** this.#bytes
    if (++this.#bytes > this.#maxBytes) throw new Error('a frame is too long')
    if ((byte & 0x80) !== 0) return undefined
    const value = this.#value
    this.#value = this.#bytes = 0
    return value
  }
}
