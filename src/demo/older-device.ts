/** A device of the apps before CoMapeo: `@mapeo/core` 8 on an `osm-p2p` database, as they ship it. */
import path from 'node:path'
import type { Writable } from 'node:stream'
import { load } from '../mapeo8/packages.js'
import type { Mapeo8, Mapeo8Peer } from '../mapeo8/stock-project.js'

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

type StockMapeo = Mapeo8 & {
  sync: { connectWebsocket(url: string, projectKey: Buffer): void }
  observationCreate(observation: object, done: Done): void
}

/** Photos are counted by their originals. */
export interface Contents {
  records: number
  photos: number
}

export class OlderDevice {
  readonly mapeo: StockMapeo
  readonly #osm: Osm
  readonly #media: MediaStore

  /** @throws `ENGINE_NOT_INSTALLED` */
  constructor(
    dir: string,
    projectKey: Buffer,
    { deviceType = 'desktop' }: { deviceType?: 'desktop' | 'mobile' } = {},
  ) {
    const osmP2p = load('osm-p2p') as (options: object) => Osm
    const blobStore = load('safe-fs-blob-store') as (dir: string) => MediaStore
    const Mapeo = load('@mapeo/core') as new (
      osm: Osm,
      media: MediaStore,
      options: object,
    ) => StockMapeo
    this.#osm = osmP2p({ dir, encryptionKey: projectKey })
    this.#media = blobStore(path.join(dir, 'media'))
    this.mapeo = new Mapeo(this.#osm, this.#media, { deviceType })
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

  /** @param name as the apps have it: `original/…`, `preview/…`, `thumbnail/…` */
  async addMedia(name: string, bytes: Buffer): Promise<void> {
    await called((done) => {
      this.#media.createWriteStream(name, done).end(bytes)
    })
  }

  /** Names of its files. */
  async mediaNames(): Promise<string[]> {
    const names = await called<string[]>((done) => this.#media.list(done))
    return names.sort()
  }

  /** Of all devices, as far as they are here. */
  async contents(): Promise<Contents> {
    const feeds = this.#osm.core._logs.feeds()
    const records = feeds.reduce((sum, feed) => sum + feed.downloaded(0, feed.length), 0)
    const originals = (await this.mediaNames()).filter((name) => name.startsWith('original/'))
    return { records, photos: originals.length }
  }

  /** One round with a Mapeo Web of 2020, as the apps did it. @param url with credentials */
  syncOver(url: string, projectKey: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      const { sync } = this.mapeo
      sync.once('peer', (peer: Mapeo8Peer) => {
        peer.sync.once('end', resolve)
        peer.sync.once('error', reject)
        sync.replicateNetwork(peer)
      })
      sync.connectWebsocket(url, projectKey)
    })
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
