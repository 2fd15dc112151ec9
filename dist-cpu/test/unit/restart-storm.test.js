/**
 * Twenty peers that are restarted at the same moment (an unattended upgrade, a power cut) on
 * simulated nodes, the clock wound by hand: none of them makes more than some 70 requests a second.
 */
import test from 'brittle';
import { keyPair } from 'hypercore-crypto';
import { CYCLE_MS, MIN_PER_TICK, TICK_MS } from '../../src/announce/schedule.js';
import { Announcer } from '../../src/announcer.js';
import { hex, toDiscoveryKey } from '../../src/lib/keys.js';
import { ManualClock, seededRandom } from '../helpers/clock.js';
import { SimulatedDht } from '../helpers/simulated-dht.js';
const PEERS = 20;
const KEYS = 60;
const NODES = 30;
/** One lookup finds all of so small a network; a few more where prefixes are not covered yet. */
const JOIN_REQUESTS = PEERS * NODES * 3;
class Peer {
    clock;
    dht;
    number;
    keys;
    #random;
    /** As `host.db` keeps it. */
    #books = new Map();
    #announcer;
    constructor({ clock, dht, number }) {
        this.clock = clock;
        this.dht = dht;
        this.number = number;
        this.#random = seededRandom(number);
        const byte = () => Math.floor(this.#random() * 256);
        const key = () => toDiscoveryKey(Buffer.from(Array.from({ length: 32 }, byte)));
        this.keys = Array.from({ length: KEYS }, key);
    }
    start() {
        const announcer = new Announcer({
            dht: undefined,
            messages: this.dht,
            keyPair: keyPair(Buffer.alloc(32, this.number)),
            relayAddresses: () => [{ host: '1.2.3.4', port: this.number }],
            clock: this.clock,
            random: this.#random,
        });
        announcer.on('announced', (stored) => this.#books.set(hex(stored.discoveryKey), stored));
        announcer.addAll(this.keys.map((discoveryKey) => {
            const stored = this.#books.get(hex(discoveryKey));
            return { discoveryKey, ...(stored && { history: stored }) };
        }));
        this.#announcer = announcer;
    }
    /** Without taking anything back. */
    async kill() {
        await this.#announcer?.close(0);
    }
}
test('twenty peers that were off for half an hour', { timeout: 60_000 }, async (t) => {
    const clock = new ManualClock();
    const dht = new SimulatedDht(clock, seededRandom(7), { size: NODES });
    const peers = Array.from({ length: PEERS }, (_, n) => new Peer({ clock, dht, number: n + 1 }));
    t.teardown(() => Promise.all(peers.map((peer) => peer.kill())));
    const requestsOf = async (ms) => {
        const before = dht.requests;
        await clock.wind(ms);
        return dht.requests - before;
    };
    for (const peer of peers)
        peer.start();
    await clock.wind(CYCLE_MS / 4);
    const found = () => peers.every(({ keys }) => keys.every((key) => dht.isFound(key)));
    t.ok(found());
    const steady = (await requestsOf(CYCLE_MS / 2)) / (CYCLE_MS / 2 / TICK_MS);
    await Promise.all(peers.map((peer) => peer.kill()));
    await clock.wind(3 * CYCLE_MS);
    t.absent(found());
    for (const peer of peers)
        peer.start();
    const perTick = [];
    for (let n = 0; n < 12; n++)
        perTick.push(await requestsOf(TICK_MS));
    const most = Math.max(...perTick);
    t.comment(`before: ${Math.round(steady)} requests in 15 s; after: ${most} at most`);
    t.ok(most <= PEERS * MIN_PER_TICK * 20.6 + JOIN_REQUESTS);
    const [, , , ...later] = perTick;
    t.ok(Math.max(...later) <= 2 * steady, 'and soon it is as before');
    t.ok(found(), 'nothing is lost');
});
//# sourceMappingURL=restart-storm.test.js.map