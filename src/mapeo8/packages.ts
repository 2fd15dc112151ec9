/**
 * The packages of the older engine, which are optional and have no types. Loaded by its own process,
 * by the demonstration's older devices and by tests; never by the peer itself.
 */
import { createRequire } from 'node:module'
import type { Duplex, Writable } from 'node:stream'
import { codeOf, MapeoWebError } from '../lib/errors.js'
import { guardFeeds, type ProtocolFeed } from './feed-guard.js'

/** Feeds of all devices of a project, `multifeed` 4 over hypercore 7. */
export interface Multifeed {
  ready(done: (error?: Error) => void): void
  close(done: (error?: Error) => void): void
  replicate(options: object): Duplex
  feeds(): Array<{
    key: Buffer
    length: number
    downloaded(from: number, to: number): number
    close(done: (error?: Error) => void): void
  }>
  on(event: 'error', run: (error: Error) => void): void
  /** Not documented, in 4.3.0: the rounds that run. */
  _streams: Array<{
    stream: Duplex
    offerFeeds(keys: string[]): void
    requestFeeds(keys: string[]): void
  }>
}

/** `abstract-blob-store` with names that are listed. */
export interface MediaStore {
  list(done: (error: Error | null, names: string[]) => void): void
  createWriteStream(name: string, done: (error?: Error | null) => void): Writable
}

/** Of `@mapeo/core` 8 and what it is made of, as far as it is used. */
export interface Mapeo8Packages {
  kappa: (
    dir: string,
    options: { valueEncoding: 'json'; encryptionKey: Buffer; storageCacheSize: number },
  ) => { _logs: Multifeed }
  mediaStore: (dir: string) => MediaStore
  /** Greets, and waits for both sides to agree; then the bytes are the protocol's. */
  handshake: (
    protocol: Duplex,
    greeting: object,
    onGreeting: (greeting: { deviceType?: string }, accept: () => void) => void,
  ) => Duplex
  /** @param options `limit`: the most bytes of a message */
  multiplex: (options: { limit: number }) => Duplex & {
    createSharedStream(name: string): Duplex
  }
  /** With 'progress' (blocks that are here, and all of them). */
  replicateRecords: (db: { osm: { core: { _logs: Multifeed } } }, options: object) => Duplex
  /** With 'progress' (files that were moved, and all of them). */
  replicateMedia: (store: MediaStore, options: { filter: (name: string) => boolean }) => Duplex
}

const require = createRequire(import.meta.url)

const RECORDS = '@mapeo/core/lib/db-sync-progress.js'

/** What `@mapeo/core` itself depends on, in the versions that it gets. */
function ofCore(): NodeJS.Require {
  return createRequire(resolve(RECORDS))
}

/** What hypercore 7 itself depends on. */
function ofHypercore(): NodeJS.Require {
  return createRequire(createRequire(resolve('kappa-core')).resolve('hypercore'))
}

/** With feeds that look at what devices say. @throws `ENGINE_NOT_INSTALLED` */
export function loadPackages(): Mapeo8Packages {
  const feed = load('hypercore-protocol/feed.js', ofHypercore()) as { prototype: ProtocolFeed }
  const bits = load('bitfield-rle', ofHypercore()) as { decodingLength(bits: Buffer): number }
  guardFeeds(feed.prototype, { unpackedBytes: (bitfield) => bits.decodingLength(bitfield) })
  return {
    kappa: load('kappa-core') as Mapeo8Packages['kappa'],
    mediaStore: load('safe-fs-blob-store') as Mapeo8Packages['mediaStore'],
    handshake: load('handshake-stream', ofCore()) as Mapeo8Packages['handshake'],
    multiplex: load('multiplex', ofCore()) as Mapeo8Packages['multiplex'],
    replicateRecords: load(RECORDS) as Mapeo8Packages['replicateRecords'],
    replicateMedia: load(
      'blob-store-replication-stream',
      ofCore(),
    ) as Mapeo8Packages['replicateMedia'],
  }
}

/** Whether they are there; loads none of them. @throws `ENGINE_NOT_INSTALLED` */
export function assertInstalled(find: (name: string) => unknown = require.resolve): void {
  for (const name of ['kappa-core', 'safe-fs-blob-store', RECORDS]) {
    try {
      find(name)
    } catch (error) {
      throw notInstalled(name, error)
    }
  }
}

export function load(name: string, from: NodeJS.Require = require): unknown {
  // Its native cryptography has no build for today's Node: npm leaves that out, and where it is left
  // out, the newer one of the peer is found, which has another API. This takes the JavaScript.
  process.env.SODIUM_NATIVE = 'disable'
  return orNotInstalled(name, () => from(name) as unknown)
}

function resolve(name: string): string {
  return orNotInstalled(name, () => require.resolve(name))
}

function orNotInstalled<T>(name: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw codeOf(error) === 'MODULE_NOT_FOUND' ? notInstalled(name, error) : error
  }
}

function notInstalled(name: string, cause: unknown): MapeoWebError {
  return new MapeoWebError('ENGINE_NOT_INSTALLED', `the package ${name} is missing`, { cause })
}
