/** Whether a peer with a certain identity is on the network: by connecting, which proves it. */
import HyperDHT from 'hyperdht';
import { systemClock } from '../lib/clock.js';
/** Somebody who is there and can be reached answers within a second or two. */
const TIMEOUT_MS = 10_000;
/**
 * False where nobody answered: nobody is there, or not reachable from here. An announcement alone
 * says little: those of a peer that was killed stay for up to 27 minutes.
 */
export function isIdentityLive(dht, publicKey, clock = systemClock) {
    return new Promise((resolve) => {
        // With an identity of its own: two connections of one device would get in each other's way.
        const stream = dht.connect(publicKey, { keyPair: HyperDHT.keyPair() });
        const settle = (isLive) => {
            cancel();
            resolve(isLive);
            stream.destroy();
        };
        const cancel = clock.after(TIMEOUT_MS, () => settle(false));
        stream.on('error', () => settle(false));
        stream.on('close', () => settle(false));
        // The handshake is done: the other side has the secret key.
        stream.on('open', () => settle(true));
    });
}
//# sourceMappingURL=identity-check.js.map