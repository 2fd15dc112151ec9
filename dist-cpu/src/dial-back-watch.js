import { askForVotes } from './dial-back-ask.js';
import { countVotes } from './dial-back-votes.js';
import { systemClock } from './lib/clock.js';
import { localIpv4Addresses } from './lib/private-address.js';
import { Service } from './lib/service.js';
/** By then bootstrap nodes have answered, and HyperDHT has made up its mind (`dial-back-ask.ts`). */
const FIRST_MS = 30_000;
const EVERY_MS = 4 * 3_600_000;
/** Where nobody answered, or the answer is bad. */
const AGAIN_MS = 5 * 60_000;
/** A long list is not asked as a whole: each costs a node two packets. */
export const MAX_VOTERS = 8;
const CLOSED = { kind: 'unreachable', key: 'udp-port' };
export class DialBackWatch extends Service {
    #collaborators;
    #isFixedPort;
    #clock;
    #view = null;
    /** When it was seen to be closed, first of several times in a row. */
    #closedSinceMs;
    #saidClosed;
    #cancel = () => { };
    constructor(collaborators, { isFixedPort }) {
        super();
        this.#collaborators = collaborators;
        this.#isFixedPort = isFixedPort;
        this.#clock = collaborators.clock ?? systemClock;
    }
    /** Null until somebody was asked. */
    get view() {
        return this.#view;
    }
    open() {
        this.defer(() => this.#cancel());
        this.askSoon();
        return Promise.resolve();
    }
    /** The network may be another one. */
    askSoon() {
        if (!this.closing)
            this.#askIn(FIRST_MS);
    }
    /** Asks now. Never rejects. */
    async ask() {
        const { dht, voters, ask = askForVotes } = this.#collaborators;
        const atMs = this.#clock.now();
        const votes = await ask(dht, voters().slice(0, MAX_VOTERS), { nowMs: () => this.#clock.now() });
        this.#view = { ...countVotes(votes, localIpv4Addresses()), atMs };
        if (!this.closing)
            this.#judge(this.#view, dht.io.serverSocket.address().port);
        return this.#view;
    }
    #askIn(delayMs) {
        this.#cancel();
        this.#cancel = this.#clock.after(delayMs, () => {
            void this.ask().then(({ reachability, asked }) => {
                if (this.closing)
                    return;
                const isSettled = asked > 0 && (reachability !== 'unreachable' || !this.#isFixedPort);
                this.#askIn(isSettled ? EVERY_MS : AGAIN_MS);
            });
        });
    }
    #judge({ reachability, reached, voters, atMs }, port) {
        if (!this.#isFixedPort || reachability === 'unknown' || reachability === 'unclear')
            return;
        if (reachability === 'reachable') {
            this.#closedSinceMs = undefined;
            if (this.#saidClosed === false)
                return;
            // What an earlier process said is taken back too.
            this.#saidClosed = false;
            this.emit('trouble-over', CLOSED);
            return;
        }
        if (this.#closedSinceMs === undefined) {
            this.#closedSinceMs = atMs;
            return;
        }
        this.#saidClosed = true;
        this.emit('trouble', {
            ...CLOSED,
            message: `UDP port ${port} is closed to the outside`,
            cause: `${reached} of ${voters} bootstrap nodes reached it unasked`,
            fix: `Forward UDP port ${port} to the same number of this machine, and open it in every firewall: \`mapeo-web doctor\` says more.`,
            since: this.#closedSinceMs,
        });
    }
}
//# sourceMappingURL=dial-back-watch.js.map