/**
 * RELAY, of whoever accepts connections: a device that dials may name a relay, and HyperDHT dials
 * that, whatever it is (upstream issue #296). So strangers could make a device send some hundred
 * packets to wherever they want; and where they name a relay that the device uses itself, each takes
 * one of its few places there for 15 s. Relays that the device knows are always dialled for devices
 * that proved themselves before; for others, and other relays, so often.
 */
import { systemClock } from '../lib/clock.js';
import { hex } from '../lib/keys.js';
/** A device has few others; one that comes a second time has waited long enough. */
const UNKNOWN_RELAYS = { burst: 4, everyMs: 15_000 };
/** Of the 4 places that a device has at a relay, strangers take 2, and then one every 15 s. */
const KNOWN_RELAYS = { burst: 2, everyMs: 15_000 };
/**
 * For HyperDHT's `firewall` hook, before it looks at the message itself. Never refuses anybody: the
 * direct path is tried all the same.
 */
export function relayGuard({ relays, isProven, clock = systemClock, }) {
    const takeUnknown = bucket(clock, UNKNOWN_RELAYS);
    const takeKnown = bucket(clock, KNOWN_RELAYS);
    return (remoteKey, firstMessage) => {
        const message = firstMessage;
        const key = message?.relayThrough?.publicKey;
        if (!message || !key)
            return;
        const isKnown = relays().some((known) => known.equals(key));
        if (isKnown && isProven(hex(remoteKey)))
            return;
        const isTaken = isKnown ? takeKnown() : takeUnknown();
        if (!isTaken)
            message.relayThrough = null;
    };
}
/** @returns takes one, and says whether there was one */
function bucket(clock, { burst, everyMs }) {
    let left = burst;
    let filledAtMs = clock.now();
    return () => {
        const nowMs = clock.now();
        left = Math.min(burst, left + Math.max(0, nowMs - filledAtMs) / everyMs);
        filledAtMs = nowMs;
        if (left < 1)
            return false;
        left--;
        return true;
    };
}
//# sourceMappingURL=relay-guard.js.map