/**
 * REPLICATION of the older engine: which feeds of a project a round offers and asks for, and how the
 * peer hears of it that a device knows the project key.
 */
import type { Duplex, Readable } from 'node:stream'
import type { Multifeed } from './packages.js'

/**
 * Every device that ever wrote has one. A stream of hypercore-protocol 6 carries 256, the project's own
 * among them: with more, no round would come to its end.
 */
const MAX_FEEDS = 255

function isFeedKey(key: unknown): key is string {
  return typeof key === 'string' && /^[0-9a-f]{64}$/.test(key)
}

/**
 * A feed that we have in part must not be offered: a round asks for all of it, and would wait for what
 * nobody has. Whoever has the rest offers it to us.
 */
function watchOffers(logs: Multifeed, stream: Duplex, { takes }: { takes: boolean }): void {
  const mux = logs._streams.find((other) => other.stream === stream)
  if (!mux) return
  const offer = mux.offerFeeds.bind(mux)
  mux.offerFeeds = (keys) => {
    const whole = logs.feeds().filter((feed) => feed.downloaded(0, feed.length) === feed.length)
    const names = new Set(whole.map(({ key }) => key.toString('hex')))
    offer(keys.filter((key) => names.has(key)))
  }
  const request = mux.requestFeeds.bind(mux)
  mux.requestFeeds = (told) => {
    // Multifeed makes a feed for whatever is asked for, and what is no key it could not open again.
    const keys = Array.isArray(told) ? [...new Set(told)].filter((key) => isFeedKey(key)) : []
    const known = new Set(logs.feeds().map(({ key }) => key.toString('hex')))
    const room = takes ? Math.max(0, MAX_FEEDS - known.size) : 0
    const unknown = keys.filter((key) => !known.has(key))
    request([...keys.filter((key) => known.has(key)), ...unknown.slice(0, room)])
  }
}

/**
 * The project's feeds as the sync stream sees them. A handshake that decrypts is the proof of the
 * project key; where nothing is taken, feeds are only sent.
 */
export function observed(
  logs: Multifeed,
  { takes, onProof }: { takes: boolean; onProof: () => void },
): Multifeed {
  const replicate = (options: object) => {
    const stream = logs.replicate({ ...options, ...(!takes && { download: false }) })
    stream.once('handshake', onProof)
    // Multifeed forgets those that end, and those that fail.
    stream.once('close', () => {
      const index = logs._streams.findIndex((other) => other.stream === stream)
      if (index >= 0) logs._streams.splice(index, 1)
    })
    // What comes for feeds when they are done would block the media beside it, and nobody would end.
    stream.on('unpipe', (source: Readable) => source.resume())
    // It is known to the feeds a moment later, and offers nothing before the other side has answered.
    logs.ready(() => process.nextTick(() => watchOffers(logs, stream, { takes })))
    return stream
  }
  return new Proxy(logs, {
    get(target, name) {
      if (name === 'replicate') return replicate
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}
