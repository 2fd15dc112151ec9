/**
 * REPLICATION of the older engine: one round, put together from the same parts and in the same way as
 * `@mapeo/core/lib/sync-stream.js` 8.6.2 does it, so that devices see no difference. That file leaves
 * no place for limits, and asks a phone for its original photos again in each round: it takes what it
 * does not offer to the phone for what it does not have.
 */
import type { Duplex } from 'node:stream'
import { MediaGuard } from './media-guard.js'
import type { RoundProgress } from './messages.js'
import { MAX_FRAME_BYTES } from './multiplex-check.js'
import type { Mapeo8Packages, MediaStore, Multifeed } from './packages.js'

/** Phones have the previews of others' photos, and are kept from the originals. */
const PHONE = 'mobile'

export interface RoundStreamCollaborators {
  packages: Mapeo8Packages
  logs: Multifeed
  media: MediaStore
  /** Nothing of the media leaves before: the older protocol itself gives them to whoever asks. */
  proof: Promise<void>
}

export interface RoundStreamSettings {
  id: string
  deviceName: string
  /** Whether anything new is taken. */
  takes: boolean
}

/** A duplex whose 'finish' is the end; with 'progress' (`RoundProgress`) and 'error'. */
export type RoundStream = Duplex & {
  /** Both sides have everything. */
  goodFinish?: boolean
}

export function roundStream(
  collaborators: RoundStreamCollaborators,
  { id, deviceName, takes }: RoundStreamSettings,
): RoundStream {
  const { packages, logs } = collaborators
  const mux = packages.multiplex({ limit: MAX_FRAME_BYTES })
  const parts: Duplex[] = [mux]
  const progress: RoundProgress = { db: { sofar: 0, total: 0 }, media: { sofar: 0, total: 0 } }
  // Originals are kept from none but phones.
  const greeting = { id, protocolVersion: 1, deviceType: 'cloud', deviceName }
  const stream: RoundStream = packages.handshake(mux, greeting, ({ deviceType }, accept) => {
    records.on('error', fail)
    records.once('end', end)
    records.pipe(p2p).pipe(records)
    const isPhone = deviceType === PHONE
    const files = replicateMedia(collaborators, mux, { isPhone, takes, fail, parts })
    files.on('progress', (sofar: number, total: number) => {
      progress.media = { sofar, total }
      stream.emit('progress', progress)
    })
    files.once('finish', end)
    accept()
  })
  const fail = (error: Error) => void stream.emit('error', error)
  let pending = 2
  const end = () => {
    if (--pending > 0) return
    stream.goodFinish = true
    mux.end()
  }
  mux.on('error', fail)
  const records = packages.replicateRecords({ osm: { core: { _logs: logs } } }, ROUND)
  records.on('progress', (sofar: number, total: number) => {
    progress.db = { sofar, total }
    stream.emit('progress', progress)
  })
  const p2p = mux.createSharedStream('p2p')
  p2p.on('error', fail)
  parts.push(records, p2p)
  // A round that is cut short ends none of them, and the project's feeds would hold them for ever.
  stream.once('close', () => {
    for (const part of parts) part.destroy()
  })
  return stream
}

/** Not live, and without hypercore's own deadline: the round has ones. */
const ROUND = { live: false, timeout: 0 }

function replicateMedia(
  { packages, media, proof }: RoundStreamCollaborators,
  mux: { createSharedStream(name: string): Duplex },
  how: { isPhone: boolean; takes: boolean; fail: (error: Error) => void; parts: Duplex[] },
): Duplex {
  let know: (names: ReadonlySet<string>) => void
  const ours = new Promise<ReadonlySet<string>>((resolve) => (know = resolve))
  const list: MediaStore['list'] = (done) =>
    void proof.then(() => {
      media.list((error, names) => {
        know(new Set(names))
        done(error, names)
      })
    })
  const store = new Proxy(media, {
    get(target, name) {
      if (name === 'list') return list
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
  const files = packages.replicateMedia(store, {
    filter: (name) => !how.isPhone || !name.startsWith('original/'),
  })
  const channel = mux.createSharedStream('media')
  const guard = new MediaGuard({ ours }, { takes: how.takes })
  for (const part of [files, channel, guard]) {
    part.on('error', how.fail)
    how.parts.push(part)
  }
  files.pipe(channel).pipe(guard).pipe(files)
  return files
}
