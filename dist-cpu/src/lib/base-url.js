/** The address that a peer writes into its projects, and that apps go to ever after. */
import { MapeoWebError } from './errors.js';
/** What CoMapeo takes at most (`isValidServerBaseUrl` in @comapeo/core 7.1.0). */
const MAX_CHARS = 2000;
/**
 * A base URL that CoMapeo apps take: the root of a host, with nothing else in it. `http:` is for
 * the loopback address and tests; apps refuse it.
 * @returns normalised, ending with "/"
 * @throws `INVALID_CONFIG`
 */
export function parseBaseUrl(text) {
    const bad = (why) => new MapeoWebError('INVALID_CONFIG', `the base URL ${why}`);
    if (text.length > MAX_CHARS)
        throw bad(`is longer than ${MAX_CHARS} characters`);
    if (!URL.canParse(text))
        throw bad(`"${text}" is not a URL, such as https://maps.example.org/`);
    const url = new URL(text);
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        throw bad('must begin with https://');
    if (url.username !== '' || url.password !== '')
        throw bad('must not hold a name or a password');
    if (url.search !== '' || url.hash !== '')
        throw bad('must not have "?" or "#" in it');
    if (url.pathname !== '/')
        throw bad('must have no path: CoMapeo apps refuse one');
    const labels = url.hostname.split('.');
    if (url.protocol === 'https:' && !url.hostname.startsWith('[')) {
        if (labels.length < 2 || !labels.every(Boolean))
            throw bad('needs a full domain name');
    }
    return url.href;
}
//# sourceMappingURL=base-url.js.map