/** Links: nothing but `INVALID_LINK` comes out, the token never; what is printed is read again. */
import assert from 'node:assert/strict';
import { keyPair } from 'hypercore-crypto';
import { MapeoWebError } from '../../../src/lib/errors.js';
import { formatLink, parseLink } from '../../../src/lib/link.js';
import { chance, int, mutateText, pick, randomBytes } from '../mutate.js';
const Z32 = 'ybndrfg8ejkmcpqxot1uwisza345h769';
const HOSTS = ['192.0.2.1', 'dht.example.org', '192.0.2.7@dht.example.org', 'a.b'];
const KEYS = Array.from({ length: 8 }, (_, n) => keyPair(Buffer.alloc(32, n)).publicKey);
function randomLink(random) {
    const nodes = Array.from({ length: 1 + int(random, 8) }, () => `${pick(random, HOSTS)}:${1 + int(random, 65535)}`);
    const token = Array.from({ length: 16 + int(random, 100) }, () => pick(random, [...Z32])).join('');
    return {
        publicKey: pick(random, KEYS),
        bootstrap: nodes,
        ...(chance(random, 0.7) && { token }),
        ...(chance(random, 0.5) && { expiresAt: (1 + int(random, 1e9)) * 1000 }),
    };
}
async function run(random) {
    const link = randomLink(random);
    const good = formatLink(link);
    assert.deepEqual(parseLink(good), link);
    const text = chance(random, 0.1)
        ? randomBytes(random, int(random, 400)).toString('latin1')
        : mutateText(random, good);
    let parsed;
    try {
        parsed = parseLink(text);
    }
    catch (error) {
        assert(error instanceof MapeoWebError && error.code === 'INVALID_LINK', String(error));
        assert(!link.token || !error.message.includes(link.token), 'the error repeats the token');
        assert(error.message.length < 300, 'the error is long');
        return;
    }
    assert.deepEqual(parseLink(formatLink(parsed)), parsed);
}
export const target = {
    name: 'links',
    open: async () => ({ run, close: async () => { } }),
};
//# sourceMappingURL=links.js.map