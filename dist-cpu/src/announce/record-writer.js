import { INVALID_TOKEN } from './messages.js';
/** Tokens are good for 7.5 to 15 s after they were given out. */
const TOKEN_MS = 6500;
/** Requests to one node at once: the others' turn comes too. */
const PER_NODE = 8;
const TRIES = 3;
/** So many unanswered requests in a row, and the node is gone. */
const MAX_MISSES = 8;
/** So many stores in a row that were not taken, and the node is not asked to store for a while. */
const MAX_REFUSALS = 6;
const MUTE_MS = 2 * 60_000;
export class RecordWriter {
    #messages;
    #map;
    #window;
    #clock;
    #turns = new WeakMap();
    #tokens = new WeakMap();
    constructor({ messages, map, window, clock }) {
        this.#messages = messages;
        this.#map = map;
        this.#window = window;
        this.#clock = clock;
    }
    /** Whether the node is worth asking to store. */
    canStore(node) {
        return !node.gone && node.muteUntilMs <= this.#clock.now();
    }
    /** True where the node took the record. */
    store(node, content, lane) {
        const { target, relayAddresses } = content;
        return this.#inTurn(node, async () => {
            // A node keeps the first value of a record for up to 13 minutes, whatever comes after.
            if (content.replaces && !(await this.#erase(node, target, lane)))
                return false;
            return this.#send(node, target, lane, (token) => this.#messages.announce(node, { target, token }, relayAddresses));
        });
    }
    /** True where the node does not hold the record any more. */
    erase(node, target, lane) {
        return this.#inTurn(node, () => this.#erase(node, target, lane));
    }
    #erase(node, target, lane) {
        return this.#send(node, target, lane, (token) => this.#messages.unannounce(node, { target, token }));
    }
    async #inTurn(node, run) {
        let turns = this.#turns.get(node);
        if (!turns)
            this.#turns.set(node, (turns = new NodeTurns()));
        await turns.take();
        try {
            return this.canStore(node) && (await run());
        }
        finally {
            turns.giveBack();
        }
    }
    async #send(node, target, lane, send) {
        for (let i = 0; i < TRIES && this.canStore(node); i++) {
            const token = await this.#tokenOf(node, target, lane);
            if (!token)
                return false;
            const sentAtMs = this.#clock.now();
            const answer = await this.#window.run(lane, () => send(token), node.misses === 0);
            if (answer?.error === INVALID_TOKEN) {
                node.misses = 0;
                node.token = answer.token;
                node.tokenAtMs = sentAtMs;
                continue;
            }
            if (answer?.error === 0) {
                node.misses = 0;
                node.refusals = 0;
                return true;
            }
            if (++node.refusals >= MAX_REFUSALS)
                node.muteUntilMs = this.#clock.now() + MUTE_MS;
            if (answer)
                return false;
            this.#missed(node);
            // A lookup tells whether it is gone or does not store.
            node.token = null;
        }
        return false;
    }
    async #tokenOf(node, target, lane) {
        const isFresh = () => node.token && this.#clock.now() - node.tokenAtMs < TOKEN_MS;
        for (let i = 0; i < TRIES && !isFresh(); i++) {
            if (node.gone)
                return null;
            // All that wait for the node's token wait for one lookup.
            let asking = this.#tokens.get(node);
            if (!asking) {
                asking = this.#askToken(node, target, lane).finally(() => this.#tokens.delete(node));
                this.#tokens.set(node, asking);
            }
            await asking;
        }
        return isFresh() ? node.token : null;
    }
    async #askToken(node, target, lane) {
        let sentAtMs = 0;
        const send = () => {
            sentAtMs = this.#clock.now();
            return this.#messages.lookup(node, target);
        };
        const answer = await this.#window.run(lane, send, node.misses === 0);
        if (!answer)
            this.#missed(node);
        // A node that lost its id does not store any more.
        else if (!answer.id?.equals(node.id))
            this.#map.drop(node, this.#clock.now());
        else if (!node.gone)
            this.#map.note(node, { id: node.id, token: answer.token, sentAtMs });
    }
    #missed(node) {
        node.misses++;
        if (node.misses >= MAX_MISSES && !node.gone)
            this.#map.drop(node, this.#clock.now());
    }
}
/** A few at a time, in order. */
class NodeTurns {
    #free = PER_NODE;
    #waiting = [];
    async take() {
        if (this.#free > 0)
            this.#free--;
        else
            await new Promise((resolve) => this.#waiting.push(resolve));
    }
    giveBack() {
        const next = this.#waiting.shift();
        if (next)
            next();
        else
            this.#free++;
    }
}
//# sourceMappingURL=record-writer.js.map