/** Writes the tar archive of a backup, from files that keep still: `snapshot.ts` sees to that. */
import { once } from 'node:events'
import fs from 'node:fs'
import { pack as createPack } from 'tar-stream'
import { codeOf, MapeoWebError } from '../lib/errors.js'
import { type BackupFile, MANIFEST_FILE, type Manifest, SUMS_FILE } from './format.js'
import { type Bytes, hasher, sealed } from './seal.js'

/** Where the content of a file is; what is behind its `bytes` does not belong to it. */
export interface FileSource extends BackupFile {
  source: string
}

const FILE_MODE = 0o600
const CHUNK_BYTES = 256 * 1024

type Pack = ReturnType<typeof createPack>

/**
 * The whole backup. Whoever stops reading it leaves no file open.
 * @throws `BACKUP_FAILED` where a file is gone or became shorter
 */
export function writeArchive(manifest: Manifest, files: FileSource[]): Bytes {
  return sealed(archive(manifest, files))
}

async function* archive(manifest: Manifest, files: FileSource[]): AsyncGenerator<Buffer> {
  const pack = createPack()
  const stopped = new AbortController()
  const filling = fill(pack, { manifest, files, signal: stopped.signal })
  // It reaches the reader through the archive.
  filling.catch((error: unknown) => pack.destroy(error as Error))
  try {
    for await (const chunk of pack) yield chunk as Buffer
    await filling
  } finally {
    stopped.abort()
    pack.destroy()
    await filling.catch(() => {})
  }
}

interface Content {
  manifest: Manifest
  files: FileSource[]
  signal: AbortSignal
}

async function fill(pack: Pack, { manifest, files, signal }: Content): Promise<void> {
  const mtime = new Date(manifest.createdAt)
  const addText = async (name: string, text: string) =>
    addEntry(pack, { name, content: Buffer.from(text), mtime, signal })
  const sums: string[] = []
  const sum = (name: string, hash: string) => void sums.push(`${hash}  ${name}\n`)
  sum(MANIFEST_FILE, await addText(MANIFEST_FILE, `${JSON.stringify(manifest, null, 1)}\n`))
  for (const file of files) sum(file.name, await addFile(pack, file, { mtime, signal }))
  await addText(SUMS_FILE, sums.join(''))
  pack.finalize()
}

interface Entry {
  name: string
  content: Buffer
  mtime: Date
  signal: AbortSignal
}

async function addEntry(pack: Pack, { name, content, mtime, signal }: Entry): Promise<string> {
  const { entry, written } = open(pack, { name, bytes: content.byteLength, mtime, signal })
  entry.end(content)
  await written
  return hasher().update(content).digest('hex')
}

/** @returns its hash in hex */
async function addFile(
  pack: Pack,
  { name, source, bytes }: FileSource,
  { mtime, signal }: Pick<Entry, 'mtime' | 'signal'>,
): Promise<string> {
  const hash = hasher()
  const { entry, written } = open(pack, { name, bytes, mtime, signal })
  let left = bytes
  if (bytes > 0) {
    for await (const chunk of read(source, bytes)) {
      signal.throwIfAborted()
      left -= chunk.byteLength
      hash.update(chunk)
      if (!entry.write(chunk)) await once(entry, 'drain', { signal })
    }
  }
  if (left > 0) throw gone(name)
  entry.end(null)
  await written
  return hash.digest('hex')
}

function open(
  pack: Pack,
  { name, bytes, mtime, signal }: { name: string; bytes: number; mtime: Date; signal: AbortSignal },
) {
  let settle: (error?: Error | null) => void = () => {}
  const written = new Promise<void>((resolve, reject) => {
    settle = (error) => (error ? reject(error) : resolve())
  })
  // A reader that stops leaves the entry as it is, and nobody calls back.
  const onStop = () => settle(new Error('the backup is not wanted any more'))
  if (signal.aborted) onStop()
  signal.addEventListener('abort', onStop, { once: true })
  written.then(
    () => signal.removeEventListener('abort', onStop),
    () => {},
  )
  const entry = pack.entry({ name, size: bytes, mode: FILE_MODE, mtime, type: 'file' }, settle)
  // It says so twice, and nobody else listens.
  entry.on('error', settle)
  return { entry, written }
}

async function* read(source: string, bytes: number): AsyncGenerator<Buffer> {
  const stream = fs.createReadStream(source, { end: bytes - 1, highWaterMark: CHUNK_BYTES })
  try {
    for await (const chunk of stream) yield chunk as Buffer
  } catch (error) {
    throw codeOf(error) === 'ENOENT' ? gone(source, error) : error
  }
}

function gone(name: string, cause?: unknown): MapeoWebError {
  const what = /(^|\/)core\//.test(name) ? 'data of a project' : name
  return new MapeoWebError('BACKUP_FAILED', `${what} was deleted while it was being copied`, {
    cause,
    fix: 'Make the backup again.',
  })
}
