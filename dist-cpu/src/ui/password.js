/** The password of the status page: read from a file, kept as a salted scrypt hash alone. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import { asError, MapeoWebError } from '../lib/errors.js';
const MIN_CHARS = 10;
const MAX_BYTES = 1024;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** 32 MiB and some 100 ms for each try. */
const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
export class Password {
    #salt;
    #hash;
    /** One try at a time: many would take the memory of the machine. */
    #last = Promise.resolve();
    #waiting = 0;
    /** A digest, with a key of this process, of what was right: scrapers send it every time. */
    #quickKey = crypto.randomBytes(HASH_BYTES);
    #quick;
    /** @param password in UTF-8 */
    constructor(password) {
        this.#salt = crypto.randomBytes(SALT_BYTES);
        this.#hash = crypto.scryptSync(password, this.#salt, HASH_BYTES, SCRYPT);
    }
    /** How many tries wait for their turn. */
    get waiting() {
        return this.#waiting;
    }
    /** Whether it was right before; false says nothing. */
    isQuicklyRight(attempt) {
        return this.#quick !== undefined && crypto.timingSafeEqual(this.#digest(attempt), this.#quick);
    }
    /** Takes the same time whatever of the password is right. */
    async isRight(attempt) {
        if (Buffer.byteLength(attempt) > MAX_BYTES)
            return false;
        this.#waiting++;
        const hashed = this.#last.then(() => scrypt(attempt, this.#salt));
        this.#last = hashed.catch(() => { });
        try {
            const isRight = crypto.timingSafeEqual(await hashed, this.#hash);
            if (isRight)
                this.#quick = this.#digest(attempt);
            return isRight;
        }
        finally {
            this.#waiting--;
        }
    }
    #digest(attempt) {
        return crypto.createHmac('sha256', this.#quickKey).update(attempt).digest();
    }
}
function scrypt(password, salt) {
    return new Promise((resolve, reject) => {
        crypto.scrypt(password, salt, HASH_BYTES, SCRYPT, (error, hash) => {
            if (error)
                reject(error);
            else
                resolve(hash);
        });
    });
}
/**
 * The first line of the file.
 * @throws `INVALID_CONFIG`, without repeating it
 */
export function readPasswordFile(file) {
    let text;
    try {
        text = fs.readFileSync(file, 'utf8');
    }
    catch (error) {
        throw new MapeoWebError('INVALID_CONFIG', `the UI password file: ${asError(error).message}`);
    }
    const [password = ''] = text.split(/\r?\n/);
    if ([...password].length < MIN_CHARS || Buffer.byteLength(password) > MAX_BYTES) {
        throw new MapeoWebError('INVALID_CONFIG', `the first line of ${file} must be a password of at least ${MIN_CHARS} characters`);
    }
    return new Password(password);
}
//# sourceMappingURL=password.js.map