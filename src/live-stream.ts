/**
 * ENCRYPTION. A stream that HyperDHT calls open may lead nowhere: the handshake went through DHT
 * nodes, and the first packet of the stream itself may still be lost for good. It happens with the
 * first connection to a peer on a network of one or two nodes, where neither side knows yet how
 * others see it. Left alone, such a stream takes 13 s to fail.
 */
import type NoiseSecretStream from '@hyperswarm/secret-stream'
import { type Clock, systemClock } from './lib/clock.js'

/** Ten times what a slow satellite link needs for there and back. */
const HEARD_MS = 4000
const POLL_MS = 25

/**
 * Whether the other side answers on the stream itself.
 * @param stream dialled, and open
 */
export async function isHeard(
  stream: NoiseSecretStream,
  { clock = systemClock, timeoutMs = HEARD_MS }: { clock?: Clock; timeoutMs?: number } = {},
): Promise<boolean> {
  const raw = () => stream.rawStream
  return answers(stream, clock, timeoutMs, () => {
    return (raw()?.bytesReceived ?? 0) > 0 || (raw()?.rtt ?? 0) > 0
  })
}

/**
 * Whether the other side of a stream that was in use is still there, after a sleep for example.
 * Left alone, one that is not takes 13 s to fail.
 */
export async function isStillHeard(
  stream: NoiseSecretStream,
  { clock = systemClock, timeoutMs = HEARD_MS }: { clock?: Clock; timeoutMs?: number } = {},
): Promise<boolean> {
  const before = stream.rawStream?.packetsReceived ?? 0
  return answers(stream, clock, timeoutMs, () => {
    return (stream.rawStream?.packetsReceived ?? 0) > before
  })
}

async function answers(
  stream: NoiseSecretStream,
  clock: Clock,
  timeoutMs: number,
  hasAnswered: () => boolean,
): Promise<boolean> {
  // An empty frame, which nobody sees, but whose packet is acknowledged.
  stream.sendKeepAlive()
  const endMs = clock.now() + timeoutMs
  while (clock.now() < endMs && stream.rawStream) {
    if (hasAnswered()) return true
    await new Promise<void>((resolve) => clock.after(POLL_MS, resolve))
  }
  return false
}
