/** RELAY, the client's side: the relays a device may fall back to, the best first. */
import { hex } from '../lib/keys.js';
/** One that stands for many would be tried for a long time. */
const MAX_RELAYS = 8;
export class KnownRelays {
    /** Those that were given; never forgotten. */
    #given;
    /** Those that we heard of, the latest last. */
    #heard = new Map();
    constructor(given = []) {
        this.#given = given.map((key) => Buffer.from(key));
    }
    /** @returns whether that is news */
    note(publicKey) {
        const id = hex(publicKey);
        if (this.#given.some((key) => key.equals(publicKey)))
            return false;
        const isNew = !this.#heard.delete(id);
        this.#heard.set(id, publicKey);
        const [oldest] = this.#heard.keys();
        if (this.#heard.size > MAX_RELAYS && oldest !== undefined)
            this.#heard.delete(oldest);
        return isNew;
    }
    /** 32-byte public keys. */
    list() {
        return [...this.#given, ...[...this.#heard.values()].reverse()];
    }
}
//# sourceMappingURL=known-relays.js.map