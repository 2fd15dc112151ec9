import crypto from 'node:crypto';
import { readFileSync } from 'node:fs';
import test from 'brittle';
import { textBetween } from '../../scripts/lib/markers.js';
import { createVectors, formatVectors, PROTOCOL_FILE, VECTORS_FILE, VECTORS_MARKER, } from '../../scripts/protocol-vectors.js';
import { ANSWERS } from '../../src/handshake-channel.js';
const RUN = 'run `node dist/scripts/protocol-vectors.js`';
const protocol = readFileSync(PROTOCOL_FILE, 'utf8');
test('the vectors of the file and of PROTOCOL.md are what the code computes', async (t) => {
    t.is(readFileSync(VECTORS_FILE, 'utf8'), await formatVectors(), RUN);
    const block = textBetween(protocol, VECTORS_MARKER).replace(/^```json\n|\n```$/g, '');
    t.alike(JSON.parse(block), JSON.parse(JSON.stringify(createVectors())), RUN);
});
test('PROTOCOL.md has every answer with its number', (t) => {
    for (const [code, name] of ANSWERS.entries()) {
        t.ok(new RegExp(`^\\| ${code} +\\| \`${name}\` +\\|`, 'm').test(protocol), name);
    }
});
/** The Noise specification, revision 34, written a second time on Node's own cryptography. */
class SpecNoise {
    #hash;
    #chainingKey;
    #key = Buffer.alloc(0);
    #nonce = 0;
    constructor(protocolName, prologue) {
        this.#hash = Buffer.alloc(64);
        this.#hash.write(protocolName);
        this.#chainingKey = this.#hash;
        this.mixHash(prologue);
    }
    get hash() {
        return this.#hash.toString('hex');
    }
    mixHash(data) {
        this.#hash = crypto.createHash('blake2b512').update(this.#hash).update(data).digest();
    }
    mixKey(input) {
        const [chainingKey, key] = this.#hkdf(input);
        this.#chainingKey = chainingKey;
        this.#setKey(key);
    }
    mixKeyAndHash(input) {
        const [chainingKey, hash, key] = this.#hkdf(input);
        this.#chainingKey = chainingKey;
        this.mixHash(hash);
        this.#setKey(key);
    }
    /** The tag of an empty payload. */
    encryptNothing() {
        const nonce = Buffer.alloc(12);
        nonce.writeBigUInt64LE(BigInt(this.#nonce++), 4);
        const cipher = crypto.createCipheriv('chacha20-poly1305', this.#key, nonce, {
            authTagLength: 16,
        });
        cipher.setAAD(this.#hash, { plaintextLength: 0 });
        cipher.final();
        const tag = cipher.getAuthTag();
        this.mixHash(tag);
        return tag;
    }
    #setKey(key) {
        this.#key = key.subarray(0, 32);
        this.#nonce = 0;
    }
    #hkdf(input) {
        const temp = hmac(this.#chainingKey, input);
        const one = hmac(temp, Buffer.from([1]));
        const two = hmac(temp, one, Buffer.from([2]));
        return [one, two, hmac(temp, two, Buffer.from([3]))];
    }
}
function hmac(key, ...data) {
    return crypto.createHmac('blake2b512', key).update(Buffer.concat(data)).digest();
}
function sharedSecret(secretKey, publicKey) {
    const jwk = { kty: 'OKP', crv: 'X25519', x: publicKey.toString('base64url') };
    return crypto.diffieHellman({
        privateKey: crypto.createPrivateKey({
            key: { ...jwk, d: secretKey.toString('base64url') },
            format: 'jwk',
        }),
        publicKey: crypto.createPublicKey({ key: jwk, format: 'jwk' }),
    });
}
test('both Noise messages follow from the Noise specification', (t) => {
    const { noise, project } = createVectors();
    const bytes = (value) => Buffer.from(value, 'hex');
    const e1 = bytes(noise.initiatorEphemeralPublicKey);
    const e2 = bytes(noise.responderEphemeralPublicKey);
    const state = new SpecNoise(noise.protocolName, bytes(noise.prologue));
    // -> psk, e
    state.mixKeyAndHash(bytes(project.psk));
    state.mixHash(e1);
    state.mixKey(e1);
    const message1 = Buffer.concat([e1, state.encryptNothing()]);
    t.is(message1.toString('hex'), noise.message1);
    t.is(message1.byteLength, 48);
    // <- e, ee
    state.mixHash(e2);
    state.mixKey(e2);
    const ee = sharedSecret(bytes(noise.initiatorEphemeralSecretKey), e2);
    t.alike(ee, sharedSecret(bytes(noise.responderEphemeralSecretKey), e1));
    state.mixKey(ee);
    const message2 = Buffer.concat([e2, state.encryptNothing()]);
    t.is(message2.toString('hex'), noise.message2);
    t.is(state.hash, noise.transcriptHash);
});
test('the prologue is its context, the hash of the connection, and the discovery key', (t) => {
    const { noise, project } = createVectors();
    const context = Buffer.from('mapeo-web/handshake/v1').toString('hex');
    t.is(noise.prologue, context + noise.connectionHandshakeHash + project.discoveryKey);
});
test('frames are the channel number, the message number, and the payload', (t) => {
    const { answers, frames, noise, project } = createVectors();
    const text = Buffer.from('mapeo-web/handshake').toString('hex');
    t.is(frames.open, `000101${'13'}${text}${'20'}${project.discoveryKey}01`);
    t.is(frames.proof, `0100${'30'}${noise.message1}`);
    t.is(answers.OK, `000030${noise.message2}`);
    t.is(answers.BUSY, '02fd881300');
    t.is(frames.answerBUSY, `0101${answers.BUSY}`);
    t.is(frames.close, '000301');
});
//# sourceMappingURL=protocol-vectors.test.js.map