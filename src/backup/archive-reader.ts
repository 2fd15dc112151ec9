/**
 * Reads the tar archive of a backup, and takes nothing for good that is not exactly as its manifest
 * and its hashes say. Whatever is handed on counts only once `readArchive` has returned.
 */
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { extract as createExtract, type Extract } from 'tar-stream'
import { MapeoWebError, withoutKeys } from '../lib/errors.js'
import {
  type BackupFile,
  damaged,
  MANIFEST_FILE,
  type Manifest,
  parseManifest,
  SUMS_FILE,
} from './format.js'
import { type Bytes, hasher, unsealed } from './seal.js'

type Entry = Extract extends AsyncIterable<infer E> ? E : never

export interface ArchiveSink {
  /** Before any file. What it throws ends the reading. */
  manifest?(manifest: Manifest): void | Promise<void>
  /** Takes the content, all of it. */
  file?(file: BackupFile, content: Bytes): Promise<void>
}

/** 10,000 projects of 40 devices are fewer. */
const MAX_TEXT_BYTES = 512 * 1024 * 1024

/**
 * @returns the manifest, once everything was found whole
 * @throws `BACKUP_DAMAGED`, `BACKUP_FOREIGN`, `BACKUP_NEWER`, and what the sink throws
 */
export async function readArchive(source: Bytes, sink: ArchiveSink = {}): Promise<Manifest> {
  const extract = createExtract()
  // A stream of another kind, which Node's can be joined to all the same.
  const writable = extract as unknown as Writable
  const reading = pipeline(Readable.from(unsealed(ofBackup(source))), writable)
  reading.catch(() => {})
  try {
    const entries = new Entries(extract)
    const manifest = await readEntries(entries, sink)
    // The seal comes last.
    await reading
    return manifest
  } catch (error) {
    const cause = await Promise.race([reading.then(neverMind, same), soon()])
    extract.destroy()
    throw toBackupError(error, cause)
  }
}

/** The manifest alone, of a backup that is not checked further. */
export async function readManifest(source: Bytes): Promise<Manifest> {
  const found = new Error('found')
  let known: Manifest | undefined
  try {
    return await readArchive(source, {
      manifest(manifest) {
        known = manifest
        throw found
      },
    })
  } catch (error) {
    if (known && error === found) return known
    throw error
  }
}

const neverMind = () => undefined
const same = (error: unknown) => error
/** A reading that failed has said so by then. */
const soon = () => new Promise<undefined>((resolve) => setImmediate(resolve, undefined))

async function readEntries(entries: Entries, sink: ArchiveSink): Promise<Manifest> {
  const first = await textOf(await entries.next(MANIFEST_FILE))
  const manifest = parseManifest(first.text)
  await sink.manifest?.(manifest)
  const sums = [`${first.hash}  ${MANIFEST_FILE}\n`]
  for (const file of manifest.files) {
    const entry = await entries.next(file.name)
    if (entry.header.size !== file.bytes) throw damaged(`${named(file)} has another length`)
    const hash = hasher()
    await (sink.file ?? drain)(file, hashed(entry, hash))
    sums.push(`${hash.digest('hex')}  ${file.name}\n`)
  }
  const last = await textOf(await entries.next(SUMS_FILE))
  if (last.text !== sums.join('')) throw damaged(`${firstOther(last.text, sums)} was changed`)
  await entries.end()
  return manifest
}

/** One after the other, each wanted by name. */
class Entries {
  readonly #entries: AsyncIterator<Entry>

  constructor(extract: AsyncIterable<Entry>) {
    this.#entries = extract[Symbol.asyncIterator]()
  }

  async next(name: string): Promise<Entry> {
    const next = await this.#entries.next()
    if (next.done) throw damaged(`${withoutKeys(name)} is missing`)
    const entry = next.value
    if (entry.header.name !== name || entry.header.type !== 'file') {
      throw damaged(`${withoutKeys(name)} is not where it belongs`)
    }
    return entry
  }

  async end(): Promise<void> {
    if (!(await this.#entries.next()).done) throw damaged('it holds more than it says')
  }
}

async function textOf(entry: Entry): Promise<{ text: string; hash: string }> {
  if ((entry.header.size ?? Infinity) > MAX_TEXT_BYTES) throw damaged('its lists are too long')
  const hash = hasher()
  const chunks: Buffer[] = []
  for await (const chunk of hashed(entry, hash)) chunks.push(chunk)
  return { text: Buffer.concat(chunks).toString(), hash: hash.digest('hex') }
}

async function* hashed(entry: Entry, hash: ReturnType<typeof hasher>): AsyncGenerator<Buffer> {
  for await (const chunk of entry) {
    hash.update(chunk as Buffer)
    yield chunk as Buffer
  }
}

async function drain(_file: BackupFile, content: Bytes): Promise<void> {
  for await (const chunk of content) void chunk
}

function named({ name }: BackupFile): string {
  return withoutKeys(name)
}

function firstOther(text: string, sums: string[]): string {
  const lines = text.split('\n')
  const n = sums.findIndex((line, i) => line !== `${lines[i] ?? ''}\n`)
  return withoutKeys(sums[n]?.slice(sums[n].indexOf('  ') + 2).trim() ?? SUMS_FILE)
}

/** Told from the first bytes, before anything makes less sense of the rest. @throws `BACKUP_FOREIGN` */
async function* ofBackup(source: Bytes): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0)
  for await (const chunk of source) {
    if (!head) {
      yield chunk
      continue
    }
    head = Buffer.concat([head, chunk])
    if (head.byteLength <= MANIFEST_FILE.length) continue
    if (!head.subarray(0, MANIFEST_FILE.length).equals(Buffer.from(MANIFEST_FILE))) {
      throw new MapeoWebError('BACKUP_FOREIGN', 'it is no backup of mapeo-web')
    }
    yield head
    head = undefined
  }
  if (head) throw damaged(head.byteLength === 0 ? 'it is empty' : 'it was cut short')
}

/** What the source said counts for more than what tar made of its end. */
function toBackupError(error: unknown, cause: unknown): unknown {
  for (const candidate of [error, cause]) {
    if (candidate instanceof MapeoWebError) return candidate
  }
  const isOfTar = /tar header|header|end of data|premature close/i
  if (error instanceof Error && isOfTar.test(error.message)) {
    return damaged('it was cut short or changed', error)
  }
  return error
}
