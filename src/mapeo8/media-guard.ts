/**
 * REPLICATION of the older engine: what a device sends of its media, looked at before the engine sees
 * it. `blob-store-replication-stream` 1 believes whatever it is told: it throws where a list is none,
 * takes a file of any size into memory, and writes files that nobody asked for over those it has.
 *
 * The protocol is a row of frames, each a varint of its length and its bytes:
 *
 *     names it has, names it wants      JSON
 *     how many files it sends           JSON
 *     name, content                     that many times
 *     "done"                            JSON
 */
import { Transform } from 'node:stream'
import { VarintReader } from './varint.js'

/** The older engine holds a file in memory, more than once. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024
/** Some 200,000 names. */
const MAX_LIST_BYTES = 8 * 1024 * 1024
const MAX_NAME_BYTES = 512
/** Of one part of a name: longer ones are cut by the store, and would be asked for for ever. */
const MAX_PART_LENGTH = 200
const MAX_SHORT_BYTES = 32
const MAX_PREFIX_BYTES = 5
/** Files that are being written, which the store does not list. */
const UNFINISHED = '.tmp-gxqIdUqEoqo'

type Step = 'has' | 'wants' | 'count' | 'name' | 'content' | 'done'
type Done = (error?: Error | null) => void

export interface MediaGuardCollaborators {
  /** Every file that is here: none of them is taken again. */
  ours: Promise<ReadonlySet<string>>
}

const LIMITS: Record<Step, number> = {
  has: MAX_LIST_BYTES,
  wants: MAX_LIST_BYTES,
  count: MAX_SHORT_BYTES,
  name: MAX_NAME_BYTES,
  content: MAX_FILE_BYTES,
  done: MAX_SHORT_BYTES,
}

/** Ends with an error where the device breaks the rules; its list comes out as what we may want. */
export class MediaGuard extends Transform {
  readonly #ours: Promise<ReadonlySet<string>>
  readonly #takes: boolean
  #step: Step = 'has'
  readonly #length = new VarintReader({ maxBytes: MAX_PREFIX_BYTES })
  /** Of the content of the frame that comes in. */
  #missing = 0
  #parts: Buffer[] = []
  /** What it has for us, until it sent it. */
  #offered = new Set<string>()
  #files = 0

  constructor({ ours }: MediaGuardCollaborators, { takes }: { takes: boolean }) {
    super()
    this.#ours = ours
    this.#takes = takes
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.#read(chunk).then(
      () => done(),
      (error: unknown) => done(error as Error),
    )
  }

  async #read(chunk: Buffer): Promise<void> {
    let rest = chunk
    while (rest.length > 0) {
      if (this.#missing === 0) rest = await this.#readPrefix(rest)
      else {
        const part = rest.subarray(0, this.#missing)
        rest = rest.subarray(part.length)
        this.#missing -= part.length
        await this.#readContent(part)
      }
    }
  }

  async #readPrefix(bytes: Buffer): Promise<Buffer> {
    const length = this.#length.read(bytes[0] ?? 0)
    if (length !== undefined) {
      if (length > LIMITS[this.#step]) throw new Error('a frame of media is too long')
      this.#missing = length
      // Content goes on as it comes: a file need not be here twice.
      if (this.#step === 'content') this.push(frameStart(length))
      if (length === 0) await this.#readContent(Buffer.alloc(0))
    }
    return bytes.subarray(1)
  }

  async #readContent(part: Buffer): Promise<void> {
    if (this.#step === 'content') {
      this.push(part)
      if (this.#missing === 0) this.#step = --this.#files > 0 ? 'name' : 'done'
      return
    }
    this.#parts.push(part)
    if (this.#missing > 0) return
    const text = Buffer.concat(this.#parts).toString()
    this.#parts = []
    const passed = Buffer.from(await this.#check(text))
    this.push(frameStart(passed.length))
    this.push(passed)
  }

  /** @returns what the engine gets instead */
  async #check(text: string): Promise<string> {
    const step = this.#step
    if (step === 'name') {
      if (!this.#offered.delete(text)) throw new Error('a file that nobody asked for')
      this.#step = 'content'
      return text
    }
    const value = parse(text)
    if (step === 'has') {
      this.#step = 'wants'
      const ours = await this.#ours
      const wanted = names(value).filter((name) => isStorable(name) && !ours.has(name))
      // What is not wanted is not sent: on a full disk that saves the way of it, too.
      this.#offered = new Set(this.#takes ? wanted : [])
      return JSON.stringify([...this.#offered])
    }
    if (step === 'wants') {
      this.#step = 'count'
      const ours = await this.#ours
      if (!names(value).every((name) => ours.has(name))) throw new Error('a file that is not here')
      return text
    }
    if (step === 'count') {
      if (!Number.isInteger(value) || (value as number) < 0) throw new Error('not a count')
      this.#files = value as number
      if (this.#files > this.#offered.size) throw new Error('files that nobody asked for')
      this.#step = this.#files > 0 ? 'name' : 'done'
      return text
    }
    if (value !== 'done') throw new Error('more media than was told')
    return text
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error('not JSON', { cause })
  }
}

function names(value: unknown): string[] {
  if (Array.isArray(value) && value.every((name) => typeof name === 'string')) return value
  throw new Error('not a list of names')
}

/** Whether the store keeps it under this very name. */
function isStorable(name: string): boolean {
  if (Buffer.byteLength(name) > MAX_NAME_BYTES || name.endsWith(UNFINISHED)) return false
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  if (/[\u0000-\u001f\\]/.test(name)) return false
  return name
    .split('/')
    .every((part) => part !== '' && !part.startsWith('.') && part.length <= MAX_PART_LENGTH)
}

function frameStart(length: number): Buffer {
  const bytes: number[] = []
  let rest = length
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80)
  return Buffer.from([...bytes, rest])
}
