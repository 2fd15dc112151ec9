/** Where notifications go, and what they are signed with. The address may hold a secret itself. */
import fs from 'node:fs';
import { asError, MapeoWebError } from './errors.js';
const MAX_URL_CHARS = 2000;
const MIN_SECRET_BYTES = 16;
const MAX_SECRET_BYTES = 4096;
/**
 * Takes the value of `--notify-url`.
 * @throws `INVALID_CONFIG`, without repeating the address
 */
export function parseNotifyUrl(text) {
    const bad = (why) => new MapeoWebError('INVALID_CONFIG', `the notify URL ${why}`);
    if (text.length > MAX_URL_CHARS)
        throw bad(`is longer than ${MAX_URL_CHARS} characters`);
    if (!URL.canParse(text))
        throw bad('is not a URL, such as https://alerts.example.org/hook');
    const url = new URL(text);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') {
        throw bad('must begin with https:// or http://');
    }
    try {
        decodeURIComponent(url.username + url.password);
    }
    catch {
        throw bad('has a name or password with a stray "%": write it as "%25"');
    }
    return url;
}
/**
 * The bytes of the secret file, without white space around them.
 * @throws `INVALID_CONFIG`
 */
export function readNotifySecret(file) {
    let secret;
    try {
        secret = Buffer.from(fs.readFileSync(file, 'utf8').trim());
    }
    catch (error) {
        throw new MapeoWebError('INVALID_CONFIG', `the notify secret file: ${asError(error).message}`);
    }
    const { byteLength } = secret;
    if (byteLength >= MIN_SECRET_BYTES && byteLength <= MAX_SECRET_BYTES)
        return secret;
    throw new MapeoWebError('INVALID_CONFIG', `${file} must hold a secret of ${MIN_SECRET_BYTES} to ${MAX_SECRET_BYTES} bytes`);
}
//# sourceMappingURL=notify-url.js.map