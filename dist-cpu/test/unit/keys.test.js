import test from 'brittle';
import { keyPair } from 'hypercore-crypto';
import { MapeoWebError } from '../../src/lib/errors.js';
import { discoveryKeyOf, handshakePskOf, hex, identityOf, mayBeProjectKey, parseDiscoveryKey, parseProjectKey, projectIdOf, toHandshakePsk, toProjectKey, } from '../../src/lib/keys.js';
const KEY = '11'.repeat(32);
test('a key is 64 hexadecimal characters, and an error never repeats it', (t) => {
    t.is(hex(parseProjectKey(KEY)), KEY);
    t.is(hex(parseDiscoveryKey(` ${KEY.toUpperCase()}\n`)), KEY, 'blanks and case do not matter');
    for (const bad of ['', 'abc', KEY.slice(1), `${KEY}11`, `${KEY.slice(2)}zz`, `0x${KEY}`]) {
        try {
            parseProjectKey(bad);
            t.fail(`accepted ${bad}`);
        }
        catch (error) {
            t.ok(error instanceof MapeoWebError && error.code === 'INVALID_KEY');
            if (bad.length > 3)
                t.absent(error.message.includes(bad.slice(0, 16)));
        }
    }
});
test('bytes of another length are refused where the libraries below would take them', async (t) => {
    await t.exception(() => toProjectKey(Buffer.alloc(31)), /INVALID_KEY/);
    await t.exception(() => toHandshakePsk(Buffer.alloc(5)), /INVALID_KEY/);
    await t.exception(() => toHandshakePsk(Buffer.alloc(0)), /INVALID_KEY/);
});
test('what is derived from a project key differs from it and from one another', (t) => {
    const projectKey = toProjectKey(keyPair(Buffer.alloc(32, 7)).publicKey);
    const derived = [projectKey, discoveryKeyOf(projectKey), handshakePskOf(projectKey)].map(hex);
    t.is(new Set(derived).size, 3);
    t.is(projectIdOf(projectKey).length, 52);
    t.alike(handshakePskOf(projectKey), handshakePskOf(projectKey), 'always the same');
});
test('every project key is recognised as one that may be secret', (t) => {
    for (let seed = 0; seed < 64; seed++) {
        t.ok(mayBeProjectKey(keyPair(Buffer.alloc(32, seed)).publicKey));
    }
    t.absent(mayBeProjectKey(Buffer.alloc(32, 0xff)));
});
test('the identity follows from the root key alone', (t) => {
    const rootKey = Buffer.alloc(16, 3);
    t.alike(identityOf(rootKey), identityOf(Buffer.from(rootKey)));
    t.unlike(identityOf(rootKey).publicKey, identityOf(Buffer.alloc(16, 4)).publicKey);
});
//# sourceMappingURL=keys.test.js.map