/**
 * DISCOVERY. The three HyperDHT messages that the announcer sends, each one datagram there and one
 * back, and none repeated: whoever sends decides whether it is worth another.
 */
import { isIPv4 } from 'node:net';
import { COMMANDS } from 'hyperdht/lib/constants.js';
import encodings from 'hyperdht/lib/messages.js';
import Persistent from 'hyperdht/lib/persistent.js';
import c from 'compact-encoding';
/** dht-rpc 6.27 `lib/errors.js`. The reply carries a fresh token. */
export const INVALID_TOKEN = 2;
export class HyperDhtMessages {
    #dht;
    #keyPair;
    #announceeOf;
    constructor(dht, keyPair, announceeOf = () => undefined) {
        this.#dht = dht;
        this.#keyPair = keyPair;
        this.#announceeOf = announceeOf;
    }
    ownId() {
        return this.#dht.id;
    }
    seeds() {
        const known = this.#dht.toArray();
        // Bootstrap nodes may be dead ones that cost a second each: only where nobody else is known.
        return known.length > 0 ? known : this.#dht.bootstrapNodes.filter(({ host }) => isIPv4(host));
    }
    async refresh() {
        // It also resolves bootstrap nodes that are given by name.
        await this.#dht
            .findNode(this.#dht.table.id)
            .finished()
            .catch(() => { });
    }
    async lookup(to, target) {
        const reply = await this.#request(to, { command: COMMANDS.LOOKUP, target });
        if (!reply)
            return undefined;
        const { from, token, closerNodes, rtt } = reply;
        return { id: from.id, token, closerNodes: closerNodes ?? [], rttMs: rtt };
    }
    async announce(to, { target, token }, relayAddresses) {
        const { keyPair, ...other } = this.#announceeOf(target) ?? { keyPair: this.#keyPair };
        const peer = { publicKey: keyPair.publicKey, relayAddresses, ...other };
        const unsigned = { peer, refresh: null, signature: null, bump: 0 };
        const signature = Persistent.signAnnounce(target, token, to.id, unsigned, keyPair);
        const value = c.encode(encodings.announce, { ...unsigned, signature });
        return this.#request(to, { command: COMMANDS.ANNOUNCE, target, token, value }).then(toAnswer);
    }
    async unannounce(to, { target, token }) {
        const { keyPair } = this.#announceeOf(target) ?? { keyPair: this.#keyPair };
        const peer = { publicKey: keyPair.publicKey, relayAddresses: [] };
        const unsigned = { peer, refresh: null, signature: null, bump: 0 };
        const signature = Persistent.signUnannounce(target, token, to.id, unsigned, keyPair);
        const value = c.encode(encodings.announce, { ...unsigned, signature });
        return this.#request(to, { command: COMMANDS.UNANNOUNCE, target, token, value }).then(toAnswer);
    }
    async #request(to, message) {
        try {
            return await this.#dht.request(message, to, { retry: false });
        }
        catch {
            // Too late, suspended or destroyed: no answer in any case.
            return undefined;
        }
    }
}
function toAnswer(reply) {
    return reply && { error: reply.error, token: reply.token, rttMs: reply.rtt };
}
//# sourceMappingURL=messages.js.map