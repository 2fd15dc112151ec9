/** The bearer token of the operator's own tools: it reads every hosted project. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import { asError, codeOf, MapeoWebError } from '../lib/errors.js';
import { writeFileAtomic } from '../lib/storage.js';
/** What RFC 6750 allows in a token. */
const TOKEN = /^[A-Za-z0-9._~+/-]+=*$/;
const MIN_CHARS = 16;
const RANDOM_BYTES = 32;
/**
 * The token in a file; a file that is not there is made (0600), with a random one.
 * @throws `INVALID_CONFIG`
 */
export function loadBearerToken(file) {
    try {
        return checked(file, fs.readFileSync(file, 'utf8').trim());
    }
    catch (error) {
        if (codeOf(error) !== 'ENOENT') {
            if (error instanceof MapeoWebError)
                throw error;
            throw new MapeoWebError('INVALID_CONFIG', `${file}: ${asError(error).message}`);
        }
    }
    const token = crypto.randomBytes(RANDOM_BYTES).toString('base64url');
    writeFileAtomic(file, `${token}\n`, 0o600);
    return token;
}
function checked(file, token) {
    if (token.length < MIN_CHARS || !TOKEN.test(token)) {
        throw new MapeoWebError('INVALID_CONFIG', `the bearer token in ${file} must have at least ${MIN_CHARS} letters and digits`);
    }
    return token;
}
/** Whether an `Authorization` header carries the token; takes the same time whatever it holds. */
export function isBearer(header, token) {
    const digest = (text) => crypto.createHash('sha256').update(text).digest();
    return crypto.timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}
//# sourceMappingURL=bearer-token.js.map