/**
 * REPLICATION of the older engine: what a device says of a feed, looked at before hypercore 7 sees it.
 * That sets a bit for every block of a range, one after the other, and makes room for whatever range
 * is named: a message of ten bytes would keep the process busy, or take all of its memory.
 */

/** In a feed; phones have some thousands. */
const MAX_BLOCKS = 2 ** 24
/** Of a range that is asked for: hypercore asks for a mebi at a time, and answers with as many bytes. */
const MAX_WANT = 2 ** 20
/** Of a range that is told without its bits: hypercore tells single blocks so, and what was appended. */
const MAX_RANGE = 2 ** 16
/** Hashes that come with a block: two for each level of its tree. */
const MAX_NODES = 128

/** Messages of `hypercore-protocol` 6 by their type; integers are those of JavaScript. */
const HAVE = 3
const UNHAVE = 4
const WANT = 5
const UNWANT = 6
const REQUEST = 7
const CANCEL = 8
const DATA = 9

interface FeedMessage {
  start?: number
  length?: number
  index?: number
  bitfield?: Buffer | null
  nodes?: unknown
}

/** `Feed` of `hypercore-protocol` 6, one for each feed of each connection. */
export interface ProtocolFeed {
  _emit(type: number, message: FeedMessage): void
  destroy(error: Error): void
}

export interface FeedGuardCollaborators {
  /** How many bytes the bits of a message have, once they are unpacked; throws where they are none. */
  unpackedBytes: (bitfield: Buffer) => number
}

/** @param feed the prototype of all of them */
export function guardFeeds(feed: ProtocolFeed, { unpackedBytes }: FeedGuardCollaborators): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on each feed below
  const { _emit: pass } = feed
  feed._emit = function (type, message) {
    if (isSane(type, message, unpackedBytes)) pass.call(this, type, message)
    else this.destroy(new Error('more blocks than a feed has'))
  }
}

function isSane(
  type: number,
  { start = 0, length = 1, index = 0, bitfield, nodes }: FeedMessage,
  unpackedBytes: FeedGuardCollaborators['unpackedBytes'],
): boolean {
  switch (type) {
    case HAVE:
      if (bitfield) return start < MAX_BLOCKS && isUnpacked(bitfield, unpackedBytes)
      return start < MAX_BLOCKS && length <= MAX_RANGE
    case UNHAVE:
      return start < MAX_BLOCKS && length <= MAX_RANGE
    case WANT:
    case UNWANT:
      return start < MAX_BLOCKS && length <= MAX_WANT
    case REQUEST:
    case CANCEL:
      return index < MAX_BLOCKS
    case DATA:
      return index < MAX_BLOCKS && (!Array.isArray(nodes) || nodes.length <= MAX_NODES)
    default:
      return true
  }
}

function isUnpacked(bitfield: Buffer, unpackedBytes: (bitfield: Buffer) => number): boolean {
  try {
    return unpackedBytes(bitfield) <= MAX_BLOCKS / 8
  } catch {
    return false
  }
}
