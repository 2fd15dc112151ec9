/** A stranger with as many key pairs as it likes, that sends first Noise messages and nothing else. */
import c from 'compact-encoding';
import { hash, keyPair, randomBytes } from 'hypercore-crypto';
import { COMMANDS } from 'hyperdht/lib/constants.js';
import encodings from 'hyperdht/lib/messages.js';
import NoiseWrap from 'hyperdht/lib/noise-wrap.js';
const FROM_CLIENT = 0;
const FROM_RELAY = 2;
const FIREWALL_UNKNOWN = 0;
const FIREWALL_OPEN = 1;
/** What a client sends first, as the value of a request. */
export function firstMessage(serverKey, options = {}) {
    const { from = keyPair(), clientAddress, isOpen = false, cutBytes = 0, relayThrough } = options;
    const whole = new NoiseWrap(from, serverKey).send({
        error: 0,
        firewall: isOpen ? FIREWALL_OPEN : FIREWALL_UNKNOWN,
        holepunch: null,
        addresses4: [],
        addresses6: [],
        udx: { reusableSocket: false, id: 1, seq: 0 },
        secretStream: {},
        relayThrough: relayThrough ? { publicKey: relayThrough, token: randomBytes(32) } : null,
        relayAddresses: null,
    });
    const noise = whole.subarray(0, whole.length - cutBytes);
    const mode = clientAddress ? FROM_RELAY : FROM_CLIENT;
    return c.encode(encodings.handshake, {
        mode,
        noise,
        peerAddress: clientAddress ?? null,
        relayAddress: null,
    });
}
/** Sends a first message without waiting for more than it takes to be answered, or not. */
export async function sendFirst(dht, server, value) {
    const target = hash(server.publicKey);
    await dht
        .request({ command: COMMANDS.PEER_HANDSHAKE, target, value }, server.address, { retry: false })
        .catch(() => { });
}
//# sourceMappingURL=handshake-flood.js.map