/**
 * The packages of the older engine, which are optional and have no types. Loaded by its own process,
 * by the demonstration's older devices and by tests; never by the peer itself.
 */
import { createRequire } from 'node:module'
import type { Duplex, Writable } from 'node:stream'
import { codeOf, MapeoWebError } from '../lib/errors.js'

/** Feeds of all devices of a project, `multifeed` 4 over hypercore 7. */
export interface Multifeed {
  ready(done: (error?: Error) => void): void
  close(done: (error?: Error) => void): void
  replicate(options: object): Duplex
  feeds(): Array<{ key: Buffer; length: number; downloaded(from: number, to: number): number }>
  on(event: 'error', run: (error: Error) => void): void
  /** Not documented, in 4.3.0: the rounds that run. */
  _streams: Array<{ stream: Duplex; offerFeeds(keys: string[]): void }>
}

/** `abstract-blob-store` with names that are listed. */
export interface MediaStore {
  list(done: (error: Error | null, names: string[]) => void): void
  createWriteStream(name: string, done: (error?: Error | null) => void): Writable
}

/** `@mapeo/core/lib/sync-stream.js`: the stream that its `sync.addPeer` makes. */
export type SyncStream = Duplex & {
  /** Both sides have everything. */
  goodFinish?: boolean
}

export interface SyncStreamOptions {
  id: string
  deviceType: string
  deviceName: string
  handshake: (request: { deviceType?: string }, accept: (error?: Error) => void) => void
}

/** Of `@mapeo/core` 8, as far as it is used. */
export interface Mapeo8Packages {
  kappa: (
    dir: string,
    options: { valueEncoding: 'json'; encryptionKey: Buffer },
  ) => { _logs: Multifeed }
  mediaStore: (dir: string) => MediaStore
  syncStream: (
    db: { core: { _logs: Multifeed } },
    media: MediaStore,
    options: SyncStreamOptions,
  ) => SyncStream
}

const require = createRequire(import.meta.url)

/** @throws `ENGINE_NOT_INSTALLED` */
export function loadPackages(): Mapeo8Packages {
  return {
    kappa: load('kappa-core') as Mapeo8Packages['kappa'],
    mediaStore: load('safe-fs-blob-store') as Mapeo8Packages['mediaStore'],
    syncStream: load('@mapeo/core/lib/sync-stream.js') as Mapeo8Packages['syncStream'],
  }
}

/** Whether they are there; loads none of them. @throws `ENGINE_NOT_INSTALLED` */
export function assertInstalled(resolve: (name: string) => unknown = require.resolve): void {
  for (const name of ['kappa-core', 'safe-fs-blob-store', '@mapeo/core/lib/sync-stream.js']) {
    try {
      resolve(name)
    } catch (error) {
      throw notInstalled(name, error)
    }
  }
}

export function load(name: string): unknown {
  try {
    return require(name)
  } catch (error) {
    throw codeOf(error) === 'MODULE_NOT_FOUND' ? notInstalled(name, error) : error
  }
}

function notInstalled(name: string, cause: unknown): MapeoWebError {
  return new MapeoWebError('ENGINE_NOT_INSTALLED', `the package ${name} is missing`, { cause })
}
