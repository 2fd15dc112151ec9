/** Links: what goes in comes out, and rubbish is told from a link. */
import test from 'brittle';
import { keyPair } from 'hypercore-crypto';
import { encode } from 'z32';
import { MapeoWebError } from '../../src/lib/errors.js';
import { formatLink, parseLink } from '../../src/lib/link.js';
import { loopbackPortOf, loopbackUrlOf } from '../../src/lib/loopback-url.js';
import { errorCode } from '../helpers/error-code.js';
const publicKey = keyPair(Buffer.alloc(32, 7)).publicKey;
const KEY = encode(publicKey);
const NODES = 'b=192.0.2.1:49737';
const TOKEN = 'ybndrfg8ejkmcpqxot1uwisza345h769';
test('a link survives the way through text', (t) => {
    const links = [
        { publicKey, bootstrap: ['192.0.2.1:49737'] },
        { publicKey, bootstrap: ['192.0.2.1:49737', '192.0.2.2@node.example.org:1'] },
        { publicKey, bootstrap: ['127.0.0.1:65535'], token: TOKEN, expiresAt: 1_700_000_000_000 },
    ];
    for (const link of links) {
        const text = formatLink(link);
        t.alike(parseLink(text), link, text);
        t.alike(parseLink(` ${text}\n`), link, 'blanks around it do no harm');
    }
});
test('the form of a link is the documented one', (t) => {
    const link = formatLink({
        publicKey,
        bootstrap: ['192.0.2.1:49737', '192.0.2.2:49737'],
        token: TOKEN,
        expiresAt: 1_700_000_000_999,
    });
    t.is(link, `mapeo-web://${KEY}?b=192.0.2.1:49737&b=192.0.2.2:49737&t=${TOKEN}&e=1700000000`);
    t.alike(parseLink(`mapeo-web://${KEY}?b=192.0.2.2%40node.example%3A9`).bootstrap, ['192.0.2.2@node.example:9'], 'escaped by a messenger');
});
test('rubbish is refused, and nothing of a token is repeated', (t) => {
    // Each with what is wrong with it.
    const bad = {
        '': 'nothing',
        'https://example.org/': 'another scheme',
        [`MAPEO-WEB://${KEY}?${NODES}`]: 'an uppercase scheme',
        [`mapeo-web://?${NODES}`]: 'no key',
        [`mapeo-web://${KEY.slice(1)}?${NODES}`]: 'a key too short',
        [`mapeo-web://${KEY}y?${NODES}`]: 'a key too long',
        [`mapeo-web://${KEY.toUpperCase()}?${NODES}`]: 'an uppercase key',
        [`mapeo-web://${'9'.repeat(52)}?${NODES}`]: 'another spelling of a key',
        [`mapeo-web://l${KEY.slice(1)}?${NODES}`]: 'l is not in z-base-32',
        [`mapeo-web://${encode(Buffer.alloc(32, 2))}?${NODES}`]: 'no point of the curve',
        [`mapeo-web://${KEY}`]: 'no node',
        [`mapeo-web://${KEY}?`]: 'no node',
        [`mapeo-web://${KEY}/?${NODES}`]: 'a path',
        [`mapeo-web://user@${KEY}?${NODES}`]: 'a user',
        [`mapeo-web://${KEY}?b=192.0.2.1`]: 'no port',
        [`mapeo-web://${KEY}?b=192.0.2.1:0`]: 'port 0',
        [`mapeo-web://${KEY}?b=192.0.2.1:65536`]: 'port 65536',
        [`mapeo-web://${KEY}?b=0.0.0.0:1`]: 'no address',
        [`mapeo-web://${KEY}?b=999.1.1.1:1`]: 'no address',
        [`mapeo-web://${KEY}?b=a:1,b:2`]: 'two in one',
        [`mapeo-web://${KEY}?b=x@node.example:1`]: 'a suggested address that is none',
        [`mapeo-web://${KEY}?b=%zz`]: 'a broken escape',
        [`mapeo-web://${KEY}?${NODES}&t=`]: 'an empty token',
        [`mapeo-web://${KEY}?${NODES}&t=${TOKEN}L`]: 'a token with another letter',
        [`mapeo-web://${KEY}?${NODES}&t=${TOKEN}&t=${TOKEN}`]: 'two tokens',
        [`mapeo-web://${KEY}?${NODES}&e=tomorrow`]: 'no number',
        [`mapeo-web://${KEY}?${NODES}&e=-1`]: 'before 1970',
        [`mapeo-web://${KEY}?${NODES}&e=999999999999`]: 'too far away',
        [`mapeo-web://${KEY}?${NODES}&x=${TOKEN}`]: 'an unknown part',
        [`mapeo-web://${KEY}?${NODES}#t=${TOKEN}`]: 'a fragment',
        [`mapeo-web://${KEY}?${NODES} &t=${TOKEN}`]: 'a blank',
        [`mapeo-web://${KEY}?${Array(9).fill(NODES).join('&')}`]: 'nine nodes',
        [`mapeo-web://${KEY}?${'&'.repeat(3000)}${NODES}`]: 'far too long',
    };
    for (const [text, why] of Object.entries(bad)) {
        t.is(errorCode(() => parseLink(text)), 'INVALID_LINK', why);
        t.absent(messageOf(() => parseLink(text)).includes(TOKEN), why);
    }
});
test('a link that could not be read is not written either', (t) => {
    t.is(errorCode(() => formatLink({ publicKey, bootstrap: [] })), 'INVALID_LINK');
    t.is(errorCode(() => formatLink({ publicKey, bootstrap: ['none'] })), 'INVALID_LINK');
});
function messageOf(run) {
    try {
        run();
    }
    catch (error) {
        if (error instanceof MapeoWebError)
            return error.message;
    }
    return '';
}
test('the loopback URL of a peer is derived from its key', (t) => {
    const key = (high, low) => Buffer.from([high, low, ...Buffer.alloc(30, 1)]);
    t.is(loopbackUrlOf(key(0, 0)), 'http://127.0.0.1:20000/');
    t.is(loopbackPortOf(key(0, 255)), 20_255);
    t.is(loopbackPortOf(key(0x27, 0x0f)), 29_999);
    t.is(loopbackPortOf(key(0x27, 0x10)), 20_000);
    t.is(loopbackPortOf(key(255, 255)), 25_535);
});
//# sourceMappingURL=link.test.js.map