/** A device of the apps before CoMapeo: `@mapeo/core` 8 on an `osm-p2p` database, as they ship it. */
import fs from 'node:fs'
import path from 'node:path'
import type { Writable } from 'node:stream'
import type { Assertions } from 'brittle'
import { assertInstalled, load } from '../../src/mapeo8/packages.js'
import type { Mapeo8 } from '../../src/mapeo8/stock-project.js'

type Done<T = unknown> = (error: Error | null, value: T) => void

interface Osm {
  ready(done: () => void): void
  create(element: object, done: Done): void
  core: {
    _logs: {
      close(done: (error?: Error) => void): void
      feeds(): Array<{ length: number; downloaded(from: number, to: number): number }>
    }
  }
}

interface MediaStore {
  createWriteStream(name: string, done: Done): Writable
  list(done: Done<string[]>): void
}

type StockMapeo = Mapeo8 & { observationCreate(observation: object, done: Done): void }

export class OlderDevice {
  readonly mapeo: StockMapeo
  readonly #osm: Osm
  readonly #media: MediaStore

  constructor(dir: string, projectKey: Buffer) {
    const osmP2p = load('osm-p2p') as (options: object) => Osm
    const blobStore = load('safe-fs-blob-store') as (dir: string) => MediaStore
    const Mapeo = load('@mapeo/core') as new (
      osm: Osm,
      media: MediaStore,
      options: object,
    ) => StockMapeo
    this.#osm = osmP2p({ dir, encryptionKey: projectKey })
    this.#media = blobStore(path.join(dir, 'media'))
    this.mapeo = new Mapeo(this.#osm, this.#media, { deviceType: 'desktop' })
  }

  ready(): Promise<void> {
    return new Promise((resolve) => this.#osm.ready(resolve))
  }

  async observe(count: number): Promise<void> {
    for (let n = 0; n < count; n++) {
      const observation = { type: 'observation', lat: n % 90, lon: n % 180, tags: { n } }
      await called((done) => this.mapeo.observationCreate(observation, done))
    }
  }

  async addPhoto(name: string, bytes: Buffer): Promise<void> {
    for (const variant of ['original', 'preview', 'thumbnail']) {
      await called((done) => {
        this.#media.createWriteStream(`${variant}/${name}`, done).end(bytes)
      })
    }
  }

  /** Names of its files, and how many records it has, of all devices. */
  async contents(): Promise<{ media: string[]; records: number }> {
    const names = await called<string[]>((done) => this.#media.list(done))
    const feeds = this.#osm.core._logs.feeds()
    const records = feeds.reduce((sum, feed) => sum + feed.downloaded(0, feed.length), 0)
    return { media: names.sort(), records }
  }

  close(): Promise<unknown> {
    return called((done) => this.#osm.core._logs.close((error) => done(error ?? null, undefined)))
  }
}

function called<T>(run: (done: Done<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    run((error, value) => (error ? reject(error) : resolve(value)))
  })
}

export async function createOlderDevice(t: Assertions, projectKey: Buffer): Promise<OlderDevice> {
  const dir = await t.tmp()
  fs.mkdirSync(dir, { recursive: true })
  const device = new OlderDevice(dir, projectKey)
  t.teardown(() => device.close(), { order: 5 })
  await device.ready()
  return device
}

/** Why tests of it cannot run here; undefined: they can. */
export function missingEngine(): string | undefined {
  try {
    assertInstalled()
    return undefined
  } catch (error) {
    return String(error)
  }
}
