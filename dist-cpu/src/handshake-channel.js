/**
 * HANDSHAKE, on the wire: one Protomux channel for one project, carrying one `Noise_NNpsk0`.
 *
 * The initiator of the connection always sends the first Noise message, whichever side opened the
 * channel, so nobody can be used as an oracle for the other role.
 */
import c, {} from 'compact-encoding';
import Noise from 'noise-handshake';
import { MapeoWebError } from './lib/errors.js';
import { KEY_BYTES } from './lib/keys.js';
export const HANDSHAKE_VERSION = 1;
const PROLOGUE_CONTEXT = Buffer.from('mapeo-web/handshake/v1');
/** An ephemeral key and an authentication tag. */
const NOISE_MESSAGE_BYTES = 48;
/** The answers, in the order of their numbers on the wire. Append only. */
export const ANSWERS = [
    'OK',
    'NOT_HOSTED',
    'BUSY',
    'AUTH_FAILED',
    'STORAGE_FULL',
    'VERSION',
];
/** `code` as one byte, `retryAfterMs` as a compact-encoding uint, `proof` length-prefixed. */
export const answerEncoding = {
    preencode(state, answer) {
        c.uint8.preencode(state, answer.code);
        c.uint.preencode(state, answer.retryAfterMs);
        c.buffer.preencode(state, answer.proof);
    },
    encode(state, answer) {
        c.uint8.encode(state, answer.code);
        c.uint.encode(state, answer.retryAfterMs);
        c.buffer.encode(state, answer.proof);
    },
    decode(state) {
        return {
            code: c.uint8.decode(state),
            retryAfterMs: c.uint.decode(state),
            proof: c.buffer.decode(state),
        };
    },
};
/** What both sides' Noise states are bound to: this connection, and this project. */
export function prologueOf(handshakeHash, discoveryKey) {
    return Buffer.concat([PROLOGUE_CONTEXT, handshakeHash, discoveryKey]);
}
/** A Noise state for one side of the handshake. */
export function createNoise(isInitiator, project, handshakeHash) {
    // The library takes a psk of any length, and none at all, without a word.
    if (project.psk.byteLength !== KEY_BYTES)
        throw new Error('the handshake psk must be 32 bytes');
    const noise = new Noise('NNpsk0', isInitiator, null, { psk: project.psk });
    noise.initialise(prologueOf(handshakeHash, project.discoveryKey));
    return noise;
}
/** A value that arrives once: a message, or the news that it never will. */
class Arrival {
    promise;
    resolve;
    reject;
    constructor() {
        this.promise = new Promise((resolve, reject) => {
            this.resolve = resolve;
            this.reject = reject;
        });
        this.promise.catch(() => { });
    }
}
export class HandshakeChannel {
    static PROTOCOL = 'mapeo-web/handshake';
    #channel;
    #noise;
    #clock;
    #remoteVersion = new Arrival();
    #proof = new Arrival();
    #answer = new Arrival();
    constructor(connection, project, clock) {
        this.#clock = clock;
        this.#noise = createNoise(connection.isInitiator, project, connection.handshakeHash);
        this.#channel = connection.mux.createChannel({
            protocol: HandshakeChannel.PROTOCOL,
            id: project.discoveryKey,
            handshake: c.uint,
            onopen: (version) => this.#remoteVersion.resolve(version),
            onclose: () => this.#onClose(),
        });
        // The library keeps a view on what it receives and zeroes it: give it copies.
        this.#channel?.addMessage({
            encoding: c.buffer,
            onmessage: (proof) => this.#proof.resolve(Buffer.from(proof ?? [])),
        });
        this.#channel?.addMessage({
            encoding: answerEncoding,
            onmessage: (answer) => this.#answer.resolve({ ...answer, proof: answer.proof && Buffer.from(answer.proof) }),
        });
    }
    /** Tells a remote that a project is not here. */
    static refuseUnknown(connection, discoveryKey) {
        const channel = connection.mux.createChannel({
            protocol: HandshakeChannel.PROTOCOL,
            id: discoveryKey,
            handshake: c.uint,
        });
        if (!channel)
            return;
        channel.addMessage({ encoding: c.buffer });
        const answer = channel.addMessage({ encoding: answerEncoding });
        channel.open(HANDSHAKE_VERSION);
        answer.send({ code: ANSWERS.indexOf('NOT_HOSTED'), retryAfterMs: 0, proof: null });
        channel.close();
    }
    /**
     * Opens the channel; false where the remote does not know the protocol.
     * @throws MapeoWebError `VERSION`, `TIMEOUT`
     */
    async open(deadlineMs) {
        if (!this.#channel)
            throw new MapeoWebError('AUTH_FAILED', 'a second handshake for a project');
        this.#channel.open(HANDSHAKE_VERSION);
        const version = await this.#within(deadlineMs, this.#remoteVersion.promise);
        if (version === null)
            return false;
        if (version !== HANDSHAKE_VERSION) {
            const mismatch = new MapeoWebError('VERSION', `the remote speaks handshake version ${version}, this side ${HANDSHAKE_VERSION}`);
            this.refuse(mismatch);
            throw mismatch;
        }
        return true;
    }
    /**
     * The initiator's side: proves to know the project key and checks that the remote does.
     * @returns whether the remote sends what it has and takes nothing new
     */
    async prove(deadlineMs) {
        this.#send(0, this.#noise.send());
        const answer = await this.#within(deadlineMs, this.#answer.promise);
        const name = ANSWERS[answer.code];
        const isFull = name === 'STORAGE_FULL' && answer.proof !== null;
        if (name !== 'OK' && !isFull)
            throw refusal(name, answer.retryAfterMs);
        if (!this.#receive(answer.proof)) {
            throw new MapeoWebError('AUTH_FAILED', 'the remote does not know the project key');
        }
        return { isFull };
    }
    /** The responder's side: checks the proof of the initiator. @throws MapeoWebError `AUTH_FAILED` */
    async verify(deadlineMs) {
        const proof = await this.#within(deadlineMs, this.#proof.promise);
        if (!this.#receive(proof)) {
            throw new MapeoWebError('AUTH_FAILED', 'the remote does not know the project key');
        }
    }
    /** After `verify`: proves to know the key in turn, and that the project can be replicated. */
    accept({ isFull }) {
        const code = ANSWERS.indexOf(isFull ? 'STORAGE_FULL' : 'OK');
        this.#send(1, { code, retryAfterMs: 0, proof: this.#noise.send() });
    }
    refuse({ code, retryAfterMs = 0 }) {
        const number = ANSWERS.findIndex((name) => name === code);
        const busy = ANSWERS.indexOf('BUSY');
        this.#send(1, { code: number > 0 ? number : busy, retryAfterMs, proof: null });
    }
    close() {
        this.#channel?.close();
    }
    #send(type, message) {
        if (this.#channel?.closed === false)
            this.#channel.messages[type]?.send(message);
    }
    #receive(message) {
        if (message?.byteLength !== NOISE_MESSAGE_BYTES)
            return false;
        try {
            return this.#noise.recv(message).byteLength === 0;
        }
        catch {
            return false;
        }
    }
    #onClose() {
        const lost = new MapeoWebError('CONNECTION_LOST', 'the remote ended the handshake');
        this.#remoteVersion.resolve(null);
        this.#proof.reject(lost);
        this.#answer.reject(lost);
    }
    #within(deadlineMs, promise) {
        return new Promise((resolve, reject) => {
            const cancel = this.#clock.after(deadlineMs, () => {
                reject(new MapeoWebError('TIMEOUT', 'the remote did not answer the handshake'));
            });
            promise.then(resolve, reject).finally(cancel);
        });
    }
}
function refusal(name, retryAfterMs) {
    switch (name) {
        case 'NOT_HOSTED':
            return new MapeoWebError('NOT_HOSTED', 'the remote does not host this project');
        case 'BUSY':
            return new MapeoWebError('BUSY', `try again in ${retryAfterMs} ms`, { retryAfterMs });
        case 'STORAGE_FULL':
            return new MapeoWebError('STORAGE_FULL', 'the remote has no room left');
        case 'VERSION':
            return new MapeoWebError('VERSION', 'the remote does not speak this handshake version');
        case 'AUTH_FAILED':
        case 'OK':
        case undefined:
            return new MapeoWebError('AUTH_FAILED', 'the remote refused the proof');
    }
}
//# sourceMappingURL=handshake-channel.js.map