import NoiseWrap from 'hyperdht/lib/noise-wrap.js';
import { systemClock } from './lib/clock.js';
import { hex } from './lib/keys.js';
import { RateLimit } from './lib/rate-limit.js';
/**
 * HyperDHT gives up after 10 s in which nothing was punched, and punching ends after 11 s. (35 s
 * between NATs of the worst kind; of those it tries one at a time.)
 */
const EXPIRE_MS = 25_000;
export class HandshakeGate {
    #isKnown;
    #onRefused;
    #clock;
    #settings;
    #addresses;
    /** In the order in which they came. */
    #pending = new Set();
    #closed = false;
    #states = new WeakMap();
    #claimed = new WeakSet();
    constructor({ isKnown, onRefused, clock = systemClock }, settings = {}) {
        this.#isKnown = isKnown;
        this.#onRefused = onRefused;
        this.#clock = clock;
        const maxPending = settings.maxPending ?? 64;
        this.#settings = {
            maxRemembered: settings.maxRemembered ?? 4096,
            addressBurst: settings.addressBurst ?? 256,
            addressPerSecond: settings.addressPerSecond ?? 16,
            maxPending,
            maxPendingStrangers: settings.maxPendingStrangers ?? Math.ceil((maxPending * 3) / 4),
            maxPendingPerDevice: settings.maxPendingPerDevice ?? 32,
            maxPendingRelayed: settings.maxPendingRelayed ?? 8,
        };
        this.#addresses = new RateLimit({ burst: this.#settings.addressBurst, perSecond: this.#settings.addressPerSecond }, { clock });
    }
    /** Handshakes that were let through and became no connection yet. */
    get pending() {
        return this.#pending.size;
    }
    /**
     * Bounds what the server takes up. Call it before `listen`, which hands out the first method that
     * it replaces.
     */
    guard(server) {
        const takeUp = server._onpeerhandshake.bind(server);
        server._onpeerhandshake = (message, request) => {
            // The same message again, by another way or for want of an answer, costs nothing new.
            const isNew = !server._connects.has(message.noise.toString('hex'));
            const refusal = isNew ? this.#refusalOf(server, request.from.host) : undefined;
            if (refusal === undefined)
                return takeUp(message, request);
            this.#onRefused(refusal);
            return Promise.resolve(null);
        };
        server.createHandshake = (keyPair) => this.#createNoise(server, keyPair);
    }
    /** Called right after the server has made its entry, which it does not show to the hooks. */
    #createNoise(server, keyPair) {
        const state = server._holepunches.find((other) => other && !this.#claimed.has(other));
        if (!state)
            return new NoiseWrap(keyPair, null);
        this.#claimed.add(state);
        return new ObservedNoise(keyPair, (key) => this.#states.set(key, state));
    }
    #refusalOf(server, host) {
        if (this.#addresses.take(host) > 0)
            return 'handshakes-of-address';
        const isFull = server._connects.size >= this.#settings.maxRemembered;
        return isFull ? 'handshake-table-full' : undefined;
    }
    /**
     * For a first message that is good: whether there is room for what HyperDHT makes of it. Takes the
     * relay out of the message where there is none for that.
     * @param key the remote's public key, as the hook was given it
     */
    admit(key, message) {
        if (this.#closed)
            return false;
        const deviceId = hex(key);
        const isStranger = !this.#isKnown(deviceId);
        const refusal = this.#makeRoom(deviceId, isStranger);
        if (refusal !== undefined) {
            this.#onRefused(refusal);
            return false;
        }
        const { maxPendingRelayed } = this.#settings;
        const relayed = [...this.#pending].filter(({ isRelayed }) => isRelayed).length;
        if (message.relayThrough && relayed >= maxPendingRelayed * (isStranger ? 1 : 2)) {
            this.#onRefused('too-many-relayed');
            message.relayThrough = null;
        }
        const pending = {
            deviceId,
            state: this.#states.get(key),
            isStranger,
            isRelayed: Boolean(message.relayThrough),
            cancelExpiry: this.#clock.after(EXPIRE_MS, () => this.#expire(pending)),
        };
        this.#pending.add(pending);
        return true;
    }
    #makeRoom(deviceId, isStranger) {
        const { maxPending, maxPendingStrangers, maxPendingPerDevice } = this.#settings;
        const pending = [...this.#pending];
        const own = pending.filter((other) => other.deviceId === deviceId);
        if (own.length >= maxPendingPerDevice)
            return 'too-many-handshakes-of-device';
        const strangers = pending.filter((other) => other.isStranger);
        const isFull = pending.length >= maxPending || (isStranger && strangers.length >= maxPendingStrangers);
        if (!isFull)
            return undefined;
        const oldest = strangers.find(({ state }) => state?.rawStream);
        if (!oldest)
            return 'too-many-handshakes';
        this.#onRefused('handshake-crowded-out');
        // Its end takes the socket with it.
        oldest.state?.rawStream?.destroy();
        this.#forget(oldest);
        return undefined;
    }
    /** One of the device's handshakes became a connection; which one does not matter. */
    connected(deviceId) {
        const oldest = [...this.#pending].find((other) => other.deviceId === deviceId);
        if (oldest)
            this.#forget(oldest);
    }
    /** From here on nobody is let in, and no timer is left. */
    close() {
        this.#closed = true;
        for (const pending of this.#pending)
            this.#forget(pending);
    }
    /** HyperDHT has given it up, but loses sight of a stream that could not be connected. */
    #expire(pending) {
        const rawStream = pending.state?.rawStream;
        if (rawStream?.connected === false)
            rawStream.destroy();
        this.#forget(pending);
    }
    #forget(pending) {
        pending.cancelExpiry();
        this.#pending.delete(pending);
    }
}
/** Says whose first message it decrypted, before anybody asks whether that is let in. */
class ObservedNoise extends NoiseWrap {
    #onKey;
    constructor(keyPair, onKey) {
        super(keyPair, null);
        this.#onKey = onKey;
    }
    recv(message) {
        const payload = super.recv(message);
        this.#onKey(this.remotePublicKey);
        return payload;
    }
}
//# sourceMappingURL=handshake-gate.js.map