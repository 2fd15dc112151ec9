/**
 * RELAY, the client's side: a connection that is relayed takes the direct path when one opens.
 *
 * HyperDHT punches while a connection begins, and then no more. So as long as one is relayed, the
 * device is dialled directly now and then; a connection made that way takes the other's place.
 */
import type NoiseSecretStream from '@hyperswarm/secret-stream'
import type { Connection } from '../connection.js'
import { Backoff } from '../lib/backoff.js'
import type { Clock } from '../lib/clock.js'
import { isHeard } from '../live-stream.js'

/** Each costs some hundred packets where the NAT is of the worst kind. */
const RETRY_MS = { firstMs: 60_000, maxMs: 1_800_000 }
/** HyperDHT punches for 35 s at most. */
const OPEN_MS = 45_000

export interface DirectRetryCollaborators {
  isRelayed: (stream: NoiseSecretStream) => boolean
  /** Dials without a relay. */
  dial: (publicKey: Buffer) => NoiseSecretStream
  /** Hands over a stream that is open, and direct; whoever takes it ends the connection first. */
  replace: (connection: Connection, stream: NoiseSecretStream) => void
  clock: Clock
  /** Uniform in [0, 1). */
  random: () => number
}

export class DirectRetry {
  readonly #collaborators: DirectRetryCollaborators

  constructor(collaborators: DirectRetryCollaborators) {
    this.#collaborators = collaborators
  }

  /** @param connection that this side dialled */
  watch(connection: Connection): void {
    const { clock, random, isRelayed } = this.#collaborators
    const backoff = new Backoff({ ...RETRY_MS, random })
    let cancel: () => void
    const later = () => {
      cancel = clock.after(backoff.next(), () => {
        // HyperDHT found a way, or there was never a need.
        if (connection.isClosed || !isRelayed(connection.stream)) return
        void this.#try(connection).then((isDone) => {
          if (!isDone && !connection.isClosed) later()
        })
      })
    }
    later()
    void connection.closed.then(() => cancel())
  }

  async #try(connection: Connection): Promise<boolean> {
    const { dial, replace, isRelayed, clock } = this.#collaborators
    const stream = dial(connection.remoteDevice)
    const end = () => stream.destroy()
    const isOpen = await opens(stream, clock)
    const isGood =
      isOpen && (await isHeard(stream, { clock })) && !stream.destroyed && !connection.isClosed
    if (!isGood) {
      end()
      return false
    }
    if (!isRelayed(connection.stream)) {
      // In the meantime it moved by itself.
      end()
      return true
    }
    replace(connection, stream)
    return true
  }
}

function opens(stream: NoiseSecretStream, clock: Clock): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = clock.after(OPEN_MS, () => resolve(false))
    const settle = (isOpen: boolean) => {
      cancel()
      resolve(isOpen)
    }
    // Without a listener a lost stream would take the process down.
    stream.on('error', () => {})
    stream.once('open', () => settle(true))
    stream.once('close', () => settle(false))
  })
}
