import { systemClock } from './lib/clock.js';
/** Ten times what a slow satellite link needs for there and back. */
const HEARD_MS = 4000;
const POLL_MS = 25;
/**
 * Whether the other side answers on the stream itself.
 * @param stream dialled, and open
 */
export async function isHeard(stream, { clock = systemClock, timeoutMs = HEARD_MS } = {}) {
    const raw = () => stream.rawStream;
    return answers(stream, clock, timeoutMs, () => {
        return (raw()?.bytesReceived ?? 0) > 0 || (raw()?.rtt ?? 0) > 0;
    });
}
/**
 * Whether the other side of a stream that was in use is still there, after a sleep for example.
 * Left alone, one that is not takes 13 s to fail.
 */
export async function isStillHeard(stream, { clock = systemClock, timeoutMs = HEARD_MS } = {}) {
    const before = stream.rawStream?.packetsReceived ?? 0;
    return answers(stream, clock, timeoutMs, () => {
        return (stream.rawStream?.packetsReceived ?? 0) > before;
    });
}
async function answers(stream, clock, timeoutMs, hasAnswered) {
    // An empty frame, which nobody sees, but whose packet is acknowledged.
    stream.sendKeepAlive();
    const endMs = clock.now() + timeoutMs;
    while (clock.now() < endMs && stream.rawStream) {
        if (hasAnswered())
            return true;
        await new Promise((resolve) => clock.after(POLL_MS, resolve));
    }
    return false;
}
//# sourceMappingURL=live-stream.js.map