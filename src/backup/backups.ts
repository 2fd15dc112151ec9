/** The daemon's side of `mapeo-web backup`: one backup at a time, made while devices sync. */
import { asError, MapeoWebError, withoutKeys } from '../lib/errors.js'
import type { Logger } from '../lib/logger.js'
import type { StoragePaths } from '../lib/storage.js'
import { writeArchive } from './archive-writer.js'
import { bytesOf, type Manifest } from './format.js'
import type { Bytes } from './seal.js'
import { removeCopies, type Snapshot, type SnapshotOptions } from './snapshot.js'

export interface BackupSource {
  readonly paths: StoragePaths
  snapshot(options: Pick<SnapshotOptions, 'media'>): Promise<Snapshot>
}

/** What is known before the first byte is sent. */
export interface BackupSummary {
  deviceId: string
  createdAt: number
  media: boolean
  final: boolean
  projects: number
  files: number
  /** Of the files' content; the backup itself is a little larger. */
  bytes: number
}

export interface RunningBackup {
  summary: BackupSummary
  /** The backup; the caller's to read to its end, or to `release`. */
  content: Bytes
  /** Once nobody reads it any more; twice is fine. */
  release: () => void
}

export class Backups {
  readonly #host: BackupSource
  readonly #log: Logger
  #isRunning = false

  constructor({ host, log }: { host: BackupSource; log: Logger }) {
    this.#host = host
    this.#log = log
    removeCopies(host.paths)
  }

  /** @throws `BACKUP_FAILED`, also while another one runs */
  async start(options: Pick<SnapshotOptions, 'media'>): Promise<RunningBackup> {
    if (this.#isRunning) {
      throw new MapeoWebError('BACKUP_FAILED', 'another backup is being made at this moment', {
        fix: 'Wait for its end, and make this one again.',
      })
    }
    this.#isRunning = true
    try {
      const backup = runningBackup(await this.#host.snapshot(options))
      const release = once(() => {
        this.#isRunning = false
        backup.release()
      })
      return { ...backup, content: this.#watched(backup), release }
    } catch (error) {
      this.#isRunning = false
      throw error
    }
  }

  /** Whoever receives it sees no more than that it ends too early. */
  async *#watched({ content, summary: { projects, bytes } }: RunningBackup) {
    try {
      yield* content
      this.#log.info({ evt: 'backup.made', projects, bytes }, 'a backup was made')
    } catch (error) {
      const { message } = asError(error)
      this.#log.error({ evt: 'backup.failed' }, `a backup was broken off: ${withoutKeys(message)}`)
      throw error
    }
  }
}

export function runningBackup({ manifest, files, release }: Snapshot): RunningBackup {
  return { summary: summaryOf(manifest), content: writeArchive(manifest, files), release }
}

export function summaryOf(manifest: Manifest): BackupSummary {
  const { deviceId, createdAt, media, final, projects, files } = manifest
  return {
    deviceId,
    createdAt,
    media,
    final,
    projects: projects.length,
    files: files.length,
    bytes: bytesOf(files),
  }
}

function once(run: () => void): () => void {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    run()
  }
}
