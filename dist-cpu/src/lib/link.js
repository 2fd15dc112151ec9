/**
 * A link: all that is needed to reach one peer over the DHT.
 *
 *     mapeo-web://<z-base-32 public key>?b=<host:port>&b=…&t=<token>&e=<expiry>
 *
 * With a token in it a link is a secret: no error here repeats the token, nor the whole link.
 */
import net from 'node:net';
import sodium from 'sodium-universal';
import { decode, encode } from 'z32';
import { MapeoWebError } from './errors.js';
import { ipv4Scope } from './ipv4.js';
import { KEY_BYTES } from './keys.js';
/** Carries the token of a link to the peer; an app cannot send it, so `connect` does. */
export const TOKEN_HEADER = 'mapeo-web-token';
const SCHEME = 'mapeo-web://';
const KEY_CHARS = 52;
/** A QR code of more is hard to scan, and one node that is alive is enough. */
const MAX_NODES = 8;
const MAX_CHARS = 2000;
const NODE = /^(?:(?<ip>[^@:]*)@)?(?<host>[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?):(?<port>\d{1,5})$/;
const TOKEN = /^[ybndrfg8ejkmcpqxot1uwisza345h769]{16,128}$/;
/** Up to the year 5138. */
const EXPIRY = /^[1-9]\d{0,10}$/;
/** @throws `INVALID_LINK` */
export function parseLink(text) {
    const trimmed = text.trim();
    if (trimmed.length > MAX_CHARS)
        throw invalid(`it has more than ${MAX_CHARS} characters`);
    if (!trimmed.startsWith(SCHEME))
        throw invalid(`it does not begin with ${SCHEME}`);
    if (/[\s#]/.test(trimmed))
        throw invalid('it has a blank or a # in it');
    const rest = trimmed.slice(SCHEME.length);
    const mark = rest.indexOf('?');
    const publicKey = parseKey(mark < 0 ? rest : rest.slice(0, mark));
    const parts = parseParts(mark < 0 ? '' : rest.slice(mark + 1));
    const bootstrap = parts.get('b') ?? [];
    if (bootstrap.length === 0)
        throw invalid('it names no bootstrap node ("b=host:port")');
    if (bootstrap.length > MAX_NODES)
        throw invalid(`it names more than ${MAX_NODES} nodes`);
    for (const node of bootstrap)
        checkNode(node);
    const token = only(parts, 't');
    if (token !== undefined && !TOKEN.test(token))
        throw invalid('its token ("t=") is malformed');
    const expiry = only(parts, 'e');
    if (expiry !== undefined && !EXPIRY.test(expiry)) {
        throw invalid('its expiry ("e=") is not a time in seconds since 1970');
    }
    return {
        publicKey,
        bootstrap,
        ...(token === undefined ? {} : { token }),
        ...(expiry === undefined ? {} : { expiresAt: Number(expiry) * 1000 }),
    };
}
/** @throws `INVALID_LINK` where the parts make no link: no bootstrap node, for example */
export function formatLink({ publicKey, bootstrap, token, expiresAt }) {
    const parts = bootstrap.slice(0, MAX_NODES).map((node) => `b=${node}`);
    if (token !== undefined)
        parts.push(`t=${token}`);
    if (expiresAt !== undefined)
        parts.push(`e=${Math.floor(expiresAt / 1000)}`);
    const link = `${SCHEME}${encode(publicKey)}?${parts.join('&')}`;
    parseLink(link);
    return link;
}
function parseKey(text) {
    if (text.length !== KEY_CHARS) {
        throw invalid(`its key has ${text.length} characters instead of ${KEY_CHARS}`);
    }
    let key;
    try {
        key = Buffer.from(decode(text));
    }
    catch {
        throw invalid('its key has a character that is not in z-base-32');
    }
    // 52 characters have room for more than 32 bytes: only one spelling of each key is good. And most
    // slips of the pen make something that is no point of the curve.
    const canonical = key.byteLength === KEY_BYTES && encode(key) === text;
    if (!canonical || !sodium.crypto_core_ed25519_is_valid_point(key)) {
        throw invalid('its key is no public key: a character is wrong or missing');
    }
    return key;
}
function parseParts(query) {
    const parts = new Map();
    for (const part of query.split('&').filter((each) => each !== '')) {
        const [name = '', ...value] = part.split('=');
        if (!['b', 't', 'e'].includes(name)) {
            throw invalid(`it has a part "${name.slice(0, 12)}" that this version does not know`);
        }
        parts.set(name, [...(parts.get(name) ?? []), percentDecoded(value.join('='))]);
    }
    return parts;
}
/** Messengers and QR programs like to escape `:` and `@`. */
function percentDecoded(value) {
    try {
        return decodeURIComponent(value);
    }
    catch {
        throw invalid('it has a broken %-escape');
    }
}
function only(parts, name) {
    const values = parts.get(name) ?? [];
    if (values.length > 1)
        throw invalid(`it has more than one "${name}="`);
    return values[0];
}
function checkNode(node) {
    const { ip, host = '', port } = NODE.exec(node)?.groups ?? {};
    const isName = /[A-Za-z][A-Za-z0-9-]*$/.test(host);
    const badHost = host === '' || ipv4Scope(host) === 'unusable' || (!isName && !net.isIPv4(host));
    const badIp = ip !== undefined && (!net.isIPv4(ip) || ipv4Scope(ip) === 'unusable');
    const badPort = Number(port) < 1 || Number(port) > 65535;
    if (badHost || badIp || badPort) {
        // Where an "&" is missing, the token is part of it.
        const shown = node.slice(0, 60).replace(/[a-z0-9]{16,}/g, '…');
        throw invalid(`"${shown}" is not host:port of a bootstrap node`);
    }
}
function invalid(why) {
    return new MapeoWebError('INVALID_LINK', why);
}
//# sourceMappingURL=link.js.map