/**
 * RELAY, of whoever accepts connections: a device that dials may name a relay, and HyperDHT dials
 * that, whatever it is (upstream issue #296). So strangers could make a device send some hundred
 * packets to wherever they want. Relays that the device knows are always dialled, others so often.
 */
import { type Clock, systemClock } from '../lib/clock.js'

/** A device has few others; one that comes a second time has waited long enough. */
const UNKNOWN_RELAYS = { burst: 4, everyMs: 15_000 }

export interface RelayGuardCollaborators {
  /** Public keys of relays that the device would use itself. */
  relays: () => Buffer[]
  clock?: Clock
}

/** The part of a Noise handshake's first message that names one. */
interface FirstMessage {
  relayThrough?: { publicKey: Buffer } | null
}

/** For HyperDHT's `firewall` hook, before it looks at the message itself. Never refuses anybody. */
export function relayGuard(
  { relays, clock = systemClock }: RelayGuardCollaborators,
  { burst, everyMs } = UNKNOWN_RELAYS,
): (firstMessage: unknown) => void {
  let left = burst
  let filledAtMs = clock.now()
  const take = () => {
    const nowMs = clock.now()
    left = Math.min(burst, left + Math.max(0, nowMs - filledAtMs) / everyMs)
    filledAtMs = nowMs
    if (left < 1) return false
    left--
    return true
  }
  return (firstMessage) => {
    const message = firstMessage as FirstMessage | null | undefined
    const key = message?.relayThrough?.publicKey
    if (!message || !key) return
    if (relays().some((known) => known.equals(key))) return
    // The direct path is tried all the same.
    if (!take()) message.relayThrough = null
  }
}
