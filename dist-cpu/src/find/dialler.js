/**
 * DISCOVERY. Dials devices, several at a time, and gives up on none too early or too late.
 *
 * Whoever announces a discovery key is dialled, and most may be pretenders that say nothing. So an
 * attempt holds one of few slots for a moment only. After that it lingers, as an honest device
 * behind a slow link may need it, without keeping the next one from its turn; and where many
 * linger, the oldest that is there and silent goes.
 */
import { EventEmitter } from 'node:events';
import { systemClock } from '../lib/clock.js';
import { codeOf } from '../lib/errors.js';
import { isHeard } from '../live-stream.js';
/** An attempt that proved nothing by then gives its slot to the next. */
const SLOT_MS = 1200;
/** From dialling to an open stream: hole punching through two hard NATs takes its time. */
const OPEN_MS = 20_000;
/** HyperDHT's own words for: both are there, and there is no way between them. */
const NO_PATH = new Set([
    'HOLEPUNCH_ABORTED',
    'HOLEPUNCH_DOUBLE_RANDOMIZED_NATS',
    'CANNOT_HOLEPUNCH',
    'REMOTE_NOT_HOLEPUNCHABLE',
]);
export class Dialler extends EventEmitter {
    #dht;
    #keyPair;
    #clock;
    #relays;
    #random;
    #settings;
    /** By device id, oldest first. */
    #attempts = new Map();
    #isClosing = false;
    constructor(collaborators, settings = {}) {
        super();
        this.#dht = collaborators.dht;
        this.#keyPair = collaborators.keyPair;
        this.#clock = collaborators.clock ?? systemClock;
        this.#relays = collaborators.relays ?? (() => []);
        this.#random = collaborators.random ?? Math.random;
        this.#settings = {
            maxParallel: settings.maxParallel ?? 16,
            maxLingering: settings.maxLingering ?? 48,
        };
    }
    get attempts() {
        return this.#attempts.size;
    }
    get slotsUsed() {
        return this.#count(({ holdsSlot }) => holdsSlot);
    }
    /** Open, and not settled: connections that may be nobody's. */
    get open() {
        return this.#count(({ isOpen }) => isOpen);
    }
    get isFull() {
        return this.slotsUsed >= this.#settings.maxParallel;
    }
    get(deviceId) {
        return this.#attempts.get(deviceId);
    }
    /** One call of HyperDHT: the only place where a device is dialled. */
    dial(publicKey, { relayAddresses, relayThrough } = {}) {
        return this.#dht.connect(publicKey, {
            keyPair: this.#keyPair,
            ...(relayAddresses === undefined ? {} : { relayAddresses }),
            ...(relayThrough === undefined ? {} : { relayThrough }),
        });
    }
    /** Begins an attempt. It ends by `settle`, or by itself with `failed`. */
    start(target) {
        const relay = target.isRelayed ? this.#pickRelay() : undefined;
        const attempt = {
            target,
            stream: this.#dialTarget(target, relay),
            isRelayed: relay !== undefined,
            isOpen: false,
            isHeard: false,
            holdsSlot: true,
            verdict: undefined,
            cancelTimers: [],
        };
        this.#attempts.set(target.deviceId, attempt);
        attempt.cancelTimers.push(this.#clock.after(SLOT_MS, () => this.#linger(attempt)));
        this.#follow(attempt);
    }
    /** The device proved itself, or its stream is not wanted any more: no attempt from now on. */
    settle(deviceId) {
        const attempt = this.#attempts.get(deviceId);
        if (!attempt)
            return;
        this.#remove(attempt);
        this.emit('free');
    }
    close() {
        this.#isClosing = true;
        for (const attempt of [...this.#attempts.values()]) {
            this.#remove(attempt);
            attempt.stream.destroy();
        }
    }
    #dialTarget({ publicKey, relayAddresses }, relayThrough) {
        return this.dial(publicKey, {
            relayAddresses,
            ...(relayThrough === undefined ? {} : { relayThrough }),
        });
    }
    #follow(attempt) {
        const { stream } = attempt;
        let error;
        const cancelOpen = this.#clock.after(OPEN_MS, () => stream.destroy());
        attempt.cancelTimers.push(cancelOpen);
        // Without a listener a lost stream would take the process down.
        stream.on('error', (reason) => (error = reason));
        stream.once('open', () => {
            attempt.isOpen = true;
            cancelOpen();
            if (this.#attempts.get(attempt.target.deviceId) !== attempt)
                return;
            this.emit('open', attempt);
            void this.#cutUnlessHeard(attempt);
        });
        stream.once('close', () => {
            cancelOpen();
            if (this.#attempts.get(attempt.target.deviceId) !== attempt)
                return;
            if (!attempt.isOpen && this.#tryRelay(attempt, codeOf(error)))
                return;
            this.#remove(attempt);
            this.emit('failed', attempt);
            this.emit('free');
        });
    }
    #tryRelay(attempt, code) {
        if (this.#isClosing || attempt.isRelayed || code === undefined || !NO_PATH.has(code))
            return false;
        const relay = this.#pickRelay();
        if (!relay)
            return false;
        attempt.isRelayed = true;
        attempt.stream = this.#dialTarget(attempt.target, relay);
        this.emit('relayed', attempt);
        this.#follow(attempt);
        return true;
    }
    #pickRelay() {
        const relays = this.#relays();
        return relays[Math.floor(this.#random() * relays.length)];
    }
    async #cutUnlessHeard(attempt) {
        attempt.isHeard = await isHeard(attempt.stream, { clock: this.#clock });
        if (!attempt.isHeard)
            attempt.stream.destroy();
    }
    #linger(attempt) {
        attempt.holdsSlot = false;
        const strangers = [...this.#attempts.values()].filter(({ holdsSlot, target }) => !holdsSlot && !target.isProven);
        if (strangers.length > this.#settings.maxLingering) {
            // There, and without a word, is worse than on its way through two NATs.
            const goes = strangers.find(({ isHeard }) => isHeard) ?? strangers[0];
            goes?.stream.destroy();
        }
        this.emit('free');
    }
    #remove(attempt) {
        for (const cancel of attempt.cancelTimers)
            cancel();
        this.#attempts.delete(attempt.target.deviceId);
    }
    #count(matches) {
        let count = 0;
        for (const attempt of this.#attempts.values())
            if (matches(attempt))
                count++;
        return count;
    }
}
//# sourceMappingURL=dialler.js.map