import { Announcer } from './announcer.js';
import { hex } from './lib/keys.js';
import { Service } from './lib/service.js';
const BEHIND = { kind: 'announce-behind', key: 'announce-behind' };
const UNANNOUNCE_MS = 5000;
/** With `DHT_WINDOW`: 128 in flight carry 10,000 projects at a round-trip time of 350 ms. */
const MAX_IN_FLIGHT = 128;
/**
 * dht-rpc's `maxWindow` for the peer's DHT. It counts requests per 750 ms, answered or not, and
 * sends the rest only when those are over; the announcer bounds itself, by the answers.
 */
export const DHT_WINDOW = 4 * MAX_IN_FLIGHT;
const CURES = {
    'packets-lost': 'many DHT nodes do not answer: check the uplink, and whether the router keeps up with UDP ' +
        '(a restart of it, or fewer connections through it, may help)',
    'slow-answers': 'answers take too long for so many projects: check what else fills the uplink, or have a ' +
        'second peer host some of them (`mapeo-web join`)',
    'busy-machine': 'this machine has no time left for announcing: give it a faster processor, or have a second ' +
        'peer host some of the projects (`mapeo-web join`)',
};
export class Announcements extends Service {
    #announcer;
    #registry;
    #source;
    #isReachable;
    #log;
    #started = false;
    #isUnreachable = false;
    constructor(collaborators) {
        super();
        const { dht, keyPair, bootstrap, registry, relayAddresses, announceeOf, log } = collaborators;
        this.#isReachable = collaborators.isReachable;
        this.#registry = registry;
        this.#source = bootstrap.source;
        this.#log = log;
        this.#announcer = new Announcer({ dht, keyPair, relayAddresses, announceeOf }, { maxInFlight: MAX_IN_FLIGHT, networkId: bootstrap.networkId });
        this.#watch(this.#announcer);
    }
    async open() {
        this.defer(async () => {
            const { unannounced, keys } = await this.#announcer.close(UNANNOUNCE_MS);
            const event = { evt: 'announce.stopped', unannounced, keys };
            this.#log.info(event, unannounced === keys
                ? 'took back all announcements'
                : `took back ${unannounced} of ${keys} announcements; the others expire within half an hour`);
        });
    }
    get stats() {
        return this.#announcer.stats;
    }
    holders() {
        return this.#announcer.holders();
    }
    /**
     * From when on clients can connect: before that there are no addresses to announce. What an
     * earlier process stored is renewed when its turn comes.
     */
    start() {
        this.#started = true;
        this.#addAll(this.#registry.list());
    }
    add(project) {
        if (this.#started)
            this.#addAll([project]);
    }
    async remove({ discoveryKey }) {
        await this.#announcer.remove(discoveryKey);
    }
    /** Never those we were taken out of. */
    #addAll(projects) {
        const active = projects.filter((project) => project.state === 'active' && this.#isReachable(project));
        this.#announcer.addAll(active.map(({ discoveryKey, lastAnnouncedAt, records, reachable, stamp }) => ({
            discoveryKey,
            history: lastAnnouncedAt === null || stamp === null
                ? undefined
                : { atMs: lastAnnouncedAt, records, reachable, stamp },
        })));
    }
    #watch(announcer) {
        const log = this.#log;
        announcer.on('announced', (stored) => {
            const { discoveryKey, records, reachable, ms } = stored;
            this.#registry.noteAnnounced(stored);
            log.debug({ evt: 'project.announced', topic: hex(discoveryKey), records, reachable, ms });
            if (!this.#isUnreachable)
                return;
            this.#isUnreachable = false;
            log.info({ evt: 'announce.recovered' }, 'the network is back, announcing goes on');
        });
        announcer.on('unannounced', ({ discoveryKey }) => this.#registry.noteUnannounced(discoveryKey));
        announcer.on('announce-failed', ({ keys, unreachable, error, retryMs }) => {
            const event = { keys, reason: error.message, retryMs };
            if (!unreachable) {
                log.debug({ evt: 'announce.refused', ...event });
                return;
            }
            const first = !this.#isUnreachable;
            this.#isUnreachable = true;
            log[first ? 'warn' : 'debug']({ evt: 'announce.unreachable', ...event }, `no DHT node answers; trying again and again. Check the internet connection, UDP, and the bootstrap nodes (${this.#source})`);
        });
        announcer.on('behind', (event) => {
            log.warn({ evt: 'announce.behind', ...event }, `${event.keys} projects may not be found: ${CURES[event.cause]}`);
            this.emit('trouble', {
                ...BEHIND,
                message: `announcing falls behind: ${event.keys} projects may not be found`,
                cause: event.cause,
                fix: CURES[event.cause],
                since: Date.now(),
            });
        });
        announcer.on('caught-up', () => {
            log.info({ evt: 'announce.caught-up' }, 'every project is announced again');
            this.emit('trouble-over', BEHIND);
        });
        announcer.on('complete', (event) => {
            log.info({ evt: 'announce.complete', ...event }, 'every project is announced');
            this.emit('complete', event);
        });
    }
}
//# sourceMappingURL=announcements.js.map