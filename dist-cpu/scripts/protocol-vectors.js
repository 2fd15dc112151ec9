/**
 * Writes docs/protocol-vectors.json, and its copy in PROTOCOL.md, out of the code that runs: what
 * another program has to compute from the same inputs, byte for byte.
 */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import c from 'compact-encoding';
import { keyPair } from 'hypercore-crypto';
import prettier from 'prettier';
import Protomux from 'protomux';
import { answerEncoding, ANSWERS, createNoise, HANDSHAKE_VERSION, HandshakeChannel, prologueOf, } from '../src/handshake-channel.js';
import { discoveryKeyOf, handshakePskOf, hex, identityOf, projectIdOf, } from '../src/lib/keys.js';
import { replaceBetween } from './lib/markers.js';
const root = new URL('../../', import.meta.url);
export const VECTORS_FILE = fileURLToPath(new URL('docs/protocol-vectors.json', root));
export const PROTOCOL_FILE = fileURLToPath(new URL('PROTOCOL.md', root));
export const VECTORS_MARKER = 'vectors';
/** `length` bytes that count up. */
function counting(first, length) {
    return Buffer.from(Array.from({ length }, (_, n) => (first + n) % 256));
}
const PROJECT_SEED = counting(0x00, 32);
const ROOT_KEY = counting(0x00, 16);
const HANDSHAKE_HASH = counting(0x40, 64);
const INITIATOR_SECRET = counting(0x80, 32);
const RESPONDER_SECRET = counting(0xa0, 32);
const RETRY_AFTER_MS = 5000;
/** The head of a PKCS #8 private key of X25519, after which its 32 bytes follow. */
const X25519_PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex');
export function x25519PublicKey(secretKey) {
    const key = Buffer.concat([X25519_PKCS8, secretKey]);
    const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
    return Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '', 'base64url');
}
/** Fixes what a Noise state would otherwise draw at random; it zeroes its keys, so: copies. */
function withEphemeral(noise, secretKey) {
    const e = { publicKey: x25519PublicKey(secretKey), secretKey: Buffer.from(secretKey) };
    return Object.assign(noise, { e });
}
/** What a real Protomux writes to the stream, one entry for each write. */
function record(run) {
    const written = [];
    const stream = new Duplex({ read() { } });
    const write = (frame) => written.push(hex(frame)) > 0;
    Object.assign(stream, { write, userData: null });
    run(Protomux.from(stream));
    return written;
}
export function createVectors() {
    const projectKey = keyPair(PROJECT_SEED).publicKey;
    const discoveryKey = discoveryKeyOf(projectKey);
    const psk = handshakePskOf(projectKey);
    const project = { projectId: projectIdOf(projectKey), discoveryKey, psk };
    const initiator = withEphemeral(createNoise(true, project, HANDSHAKE_HASH), INITIATOR_SECRET);
    const responder = withEphemeral(createNoise(false, project, HANDSHAKE_HASH), RESPONDER_SECRET);
    const message1 = initiator.send();
    responder.recv(Buffer.from(message1));
    const message2 = responder.send();
    initiator.recv(Buffer.from(message2));
    if (!initiator.hash.equals(responder.hash))
        throw new Error('the transcripts differ');
    const answer = (code) => ({
        code,
        retryAfterMs: ANSWERS[code] === 'BUSY' ? RETRY_AFTER_MS : 0,
        proof: ANSWERS[code] === 'OK' ? message2 : null,
    });
    const frames = record((mux) => {
        const channel = mux.createChannel({
            protocol: HandshakeChannel.PROTOCOL,
            id: discoveryKey,
            handshake: c.uint,
        });
        if (!channel)
            throw new Error('no channel');
        const proof = channel.addMessage({ encoding: c.buffer });
        const answers = channel.addMessage({ encoding: answerEncoding });
        channel.open(HANDSHAKE_VERSION);
        proof.send(message1);
        ANSWERS.forEach((_, code) => answers.send(answer(code)));
        channel.close();
    });
    const [open, proof, ...others] = frames;
    return {
        version: HANDSHAKE_VERSION,
        project: {
            projectKey: hex(projectKey),
            discoveryKey: hex(discoveryKey),
            psk: hex(psk),
            projectId: project.projectId,
        },
        identity: { rootKey: hex(ROOT_KEY), publicKey: hex(identityOf(ROOT_KEY).publicKey) },
        noise: {
            protocolName: 'Noise_NNpsk0_25519_ChaChaPoly_BLAKE2b',
            connectionHandshakeHash: hex(HANDSHAKE_HASH),
            prologue: hex(prologueOf(HANDSHAKE_HASH, discoveryKey)),
            initiatorEphemeralSecretKey: hex(INITIATOR_SECRET),
            initiatorEphemeralPublicKey: hex(x25519PublicKey(INITIATOR_SECRET)),
            responderEphemeralSecretKey: hex(RESPONDER_SECRET),
            responderEphemeralPublicKey: hex(x25519PublicKey(RESPONDER_SECRET)),
            message1: hex(message1),
            message2: hex(message2),
            transcriptHash: hex(initiator.hash),
        },
        answers: Object.fromEntries(ANSWERS.map((name, code) => [name, hex(c.encode(answerEncoding, answer(code)))])),
        frames: {
            open,
            proof,
            ...Object.fromEntries(ANSWERS.map((name, code) => [`answer${name}`, others[code]])),
            close: others[ANSWERS.length],
        },
    };
}
export async function formatVectors() {
    const config = await prettier.resolveConfig(VECTORS_FILE);
    return prettier.format(JSON.stringify(createVectors()), { ...config, parser: 'json' });
}
if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const vectors = await formatVectors();
    writeFileSync(VECTORS_FILE, vectors);
    const text = readFileSync(PROTOCOL_FILE, 'utf8');
    const block = '```json\n' + vectors + '```';
    writeFileSync(PROTOCOL_FILE, replaceBetween(text, VECTORS_MARKER, block));
}
//# sourceMappingURL=protocol-vectors.js.map