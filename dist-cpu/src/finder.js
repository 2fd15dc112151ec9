import Hyperswarm, {} from 'hyperswarm';
import { Connection } from './connection.js';
import { Candidates } from './find/candidates.js';
import { Dialler } from './find/dialler.js';
import { Identities } from './find/identities.js';
import { PeerConnections } from './find/peer-connections.js';
import { ProvenPeers } from './find/proven-peers.js';
import { Backoff } from './lib/backoff.js';
import { systemClock } from './lib/clock.js';
import { hex } from './lib/keys.js';
import { Service } from './lib/service.js';
import { RECORDS_PER_REPLY } from './lookup.js';
import { DirectRetry } from './relay/direct-retry.js';
import { relayGuard } from './relay/relay-guard.js';
import { RelayPaths } from './relay/relay-paths.js';
/** How long a polite farewell to the DHT may take. */
const LEAVE_MS = 5000;
/** After this many searches without finding a lost peer again, it has gone for good. */
const SEARCHES_AFTER_LOSS = 6;
/** With somebody there, new ones are looked for as often as records are renewed. */
const REFRESH_MS = 600_000;
/** A node tells of 20 announcers at random; where there are more, asking again brings others. */
const LOOK_AGAIN_MS = 500;
/** With so many strangers still to be dialled, more of them can wait. */
const ENOUGH_UNTRIED = 24;
/** A search also renews the announcement, at most this often. */
const ANNOUNCE_AGAIN_MS = 60_000;
/** Dials at a time while every project has somebody. */
const PARALLEL_WHEN_LIVE = 3;
/** Dials at once, and each second after that, whatever is announced: each costs some 30 packets. */
const DIALS = { burst: 128, perSecond: 5 };
export class Finder extends Service {
    #dht;
    #ownId;
    #swarm;
    #dialler;
    #connections;
    #directRetry;
    #identities;
    #proven;
    #clock;
    #random;
    #settings;
    #topics = new Map();
    #cancelWake;
    #dialsLeft = DIALS.burst;
    #dialsAtMs = -Infinity;
    constructor(collaborators, settings = {}) {
        super();
        const { dht, keyPair, clock = systemClock, random = Math.random } = collaborators;
        this.#dht = dht;
        this.#ownId = hex(keyPair.publicKey);
        this.#clock = clock;
        this.#random = random;
        this.#settings = {
            firstRetryMs: settings.firstRetryMs ?? 1000,
            maxRetryMs: settings.maxRetryMs ?? 60_000,
            maxPeers: settings.maxPeers ?? 64,
        };
        this.#proven = collaborators.proven ?? new ProvenPeers({ clock }, { networkId: '' });
        const isProven = (deviceId) => this.#proven.has(deviceId);
        this.#identities = new Identities({ clock, random, isProven });
        const { maxParallel, maxLingering, relays } = settings;
        this.#dialler = new Dialler({ dht, keyPair, clock, random, ...(relays && { relays }) }, {
            ...(maxParallel !== undefined && { maxParallel }),
            ...(maxLingering !== undefined && { maxLingering }),
        });
        this.#connections = new PeerConnections({ ownKey: keyPair.publicKey });
        const paths = new RelayPaths(dht);
        this.#directRetry = new DirectRetry({
            isRelayed: (stream) => paths.isRelayed(stream),
            dial: (publicKey) => this.#dialler.dial(publicKey),
            replace: (connection, stream) => {
                this.#raiseAfter(connection.stream, stream);
                void connection.end('recycled');
            },
            clock,
            random,
        });
        const guardRelay = relayGuard({ relays: relays ?? (() => []), isProven, clock });
        const firewall = (key, firstMessage) => {
            guardRelay(key, firstMessage);
            return false;
        };
        this.#swarm = new Hyperswarm({ dht, keyPair, firewall });
    }
    async open() {
        this.#swarm.on('connection', (stream) => this.#onAccepted(stream));
        this.#dialler.on('open', (attempt) => this.#onDialled(attempt));
        this.#dialler.on('relayed', ({ target }) => this.#identities.noteRelayed(target.deviceId));
        this.#dialler.on('failed', (attempt) => this.#onFailed(attempt));
        this.#dialler.on('free', () => this.#dialNext());
        this.defer(() => this.#leaveAll());
    }
    /** Searches until somebody is found; with `announce`, others find this device too. */
    join(discoveryKey, { announce }) {
        const id = hex(discoveryKey);
        if (this.closing || this.#topics.has(id))
            return;
        const isProven = (deviceId) => this.#proven.has(deviceId);
        const topic = {
            discoveryKey,
            discovery: undefined,
            announcedAtMs: -Infinity,
            backoff: new Backoff({
                firstMs: this.#settings.firstRetryMs,
                maxMs: this.#settings.maxRetryMs,
                random: this.#random,
            }),
            candidates: new Candidates({
                identities: this.#identities,
                random: this.#random,
                isProven,
            }),
            searches: 0,
            query: undefined,
            live: 0,
            searchesLeft: 0,
            cancelTimer: undefined,
        };
        if (announce) {
            topic.discovery = this.#swarm.join(discoveryKey, { client: false, server: true });
        }
        this.#topics.set(id, topic);
        void this.#search(topic);
    }
    async leave(discoveryKey) {
        const topic = this.#topics.get(hex(discoveryKey));
        if (!topic)
            return;
        this.#topics.delete(hex(discoveryKey));
        topic.cancelTimer?.();
        topic.query?.destroy();
        if (topic.discovery)
            await this.#swarm.leave(discoveryKey);
    }
    /** The remote proved to know the project's key. Call it once, and `noteLost` when it ends. */
    noteProven({ deviceId, remoteDevice }, discoveryKey) {
        this.#identities.noteProven(deviceId);
        this.#proven.note(discoveryKey, remoteDevice);
        const topic = this.#topics.get(hex(discoveryKey));
        if (topic)
            topic.live++;
        this.#dialler.settle(deviceId);
    }
    /** It ended. A connection that served its purpose starts the backoff afresh. */
    noteLost(deviceId, discoveryKey, { served }) {
        this.#identities.noteLost(deviceId, { served });
        const topic = this.#topics.get(hex(discoveryKey));
        if (!topic)
            return;
        topic.live--;
        topic.searchesLeft = SEARCHES_AFTER_LOSS;
        if (served)
            topic.backoff.reset();
        this.#searchLater(topic);
    }
    /** The remote is no peer of any project it was found under, and its connection is to end. */
    noteRefused(deviceId, failure) {
        const attempt = this.#dialler.get(deviceId);
        if (attempt)
            attempt.verdict = failure;
        else
            this.#identities.noteFailed(deviceId, failure);
    }
    /** The remote is busy: it is left alone until it said, and that is no failure of it. */
    noteBusy(deviceId, retryAfterMs) {
        const attempt = this.#dialler.get(deviceId);
        if (attempt)
            attempt.verdict = 'busy';
        this.#identities.noteBusy(deviceId, retryAfterMs);
    }
    /**
     * After a sleep, or on another network: connections that lead nowhere any more are cut, and all
     * projects are searched for now.
     */
    wake() {
        if (this.closing)
            return;
        this.#connections.cutSilent(this.#clock);
        this.tryAgain();
    }
    /** There may be a path now to who could not be reached: all projects are searched for now. */
    tryAgain() {
        if (this.closing)
            return;
        for (const topic of this.#topics.values()) {
            for (const { deviceId } of topic.candidates.all())
                this.#identities.forgive(deviceId);
            topic.backoff.reset();
            topic.searchesLeft = Math.max(topic.searchesLeft, 1);
            topic.query?.destroy();
            void this.#search(topic);
        }
    }
    #searchLater(topic, delayMs = topic.backoff.next()) {
        if (this.closing || this.#topics.get(hex(topic.discoveryKey)) !== topic)
            return;
        topic.cancelTimer?.();
        this.emit('waiting', { discoveryKey: topic.discoveryKey, delayMs });
        topic.cancelTimer = this.#clock.after(delayMs, () => void this.#search(topic));
    }
    async #search(topic) {
        topic.cancelTimer?.();
        topic.cancelTimer = undefined;
        const { discoveryKey, candidates } = topic;
        const nowMs = this.#clock.now();
        topic.searches++;
        this.emit('searching', { discoveryKey, attempt: topic.backoff.failures });
        candidates.expire(nowMs);
        for (const publicKey of this.#proven.of(discoveryKey)) {
            this.#addCandidate(topic, { publicKey, relayAddresses: [] });
        }
        void this.#announceAgain(topic);
        this.#dialNext();
        const { searches } = topic;
        const hasMore = await this.#lookUp(topic);
        if (searches !== topic.searches)
            return;
        if (topic.live > 0 && topic.searchesLeft-- <= 0) {
            return this.#searchLater(topic, Math.round(REFRESH_MS * (1 + 0.2 * this.#random())));
        }
        if (hasMore && topic.live === 0 && candidates.untried < ENOUGH_UNTRIED) {
            return this.#searchLater(topic, LOOK_AGAIN_MS);
        }
        this.#searchLater(topic);
    }
    /** Dials as answers come in. @returns whether there are probably more than were found */
    async #lookUp(topic) {
        let found = 0;
        let isCut = false;
        try {
            const query = (topic.query = this.#dht.lookup(topic.discoveryKey));
            for await (const { peers } of query) {
                if (peers.length >= RECORDS_PER_REPLY)
                    isCut = true;
                for (const peer of peers.slice(0, RECORDS_PER_REPLY)) {
                    const { relayAddresses } = peer;
                    const publicKey = peer.publicKey;
                    if (this.#addCandidate(topic, { publicKey, relayAddresses }))
                        found++;
                }
                this.#dialNext();
            }
        }
        catch {
            // No network, or the topic was left: one more reason to search again later.
        }
        return isCut && found > 0;
    }
    #addCandidate(topic, found) {
        const deviceId = hex(found.publicKey);
        if (deviceId === this.#ownId)
            return false;
        this.#connections.noteTopic(deviceId, topic.discoveryKey);
        return topic.candidates.add(deviceId, found, this.#clock.now());
    }
    /** A first announcement that failed, or records on nodes that were restarted since. */
    async #announceAgain(topic) {
        const { discovery } = topic;
        if (!discovery || topic.live > 0)
            return;
        const nowMs = this.#clock.now();
        if (Math.abs(nowMs - topic.announcedAtMs) < ANNOUNCE_AGAIN_MS)
            return;
        topic.announcedAtMs = nowMs;
        const isDone = await discovery.refresh().catch(() => false);
        if (!isDone)
            topic.announcedAtMs = -Infinity;
    }
    /** Fills the free slots, the projects in turn. */
    #dialNext() {
        for (let dialled = true; dialled && !this.closing;) {
            dialled = false;
            for (const [id, topic] of this.#topics) {
                if (this.#dialler.isFull || this.#peers >= this.#settings.maxPeers)
                    return;
                const isLive = topic.live > 0;
                if (isLive && this.#dialler.slotsUsed >= PARALLEL_WHEN_LIVE)
                    continue;
                const candidate = topic.candidates.next(({ deviceId, dialledIn }) => {
                    if (isLive && dialledIn === topic.searches)
                        return false;
                    return !this.#connections.has(deviceId) && !this.#dialler.get(deviceId);
                });
                if (!candidate)
                    continue;
                if (!this.#takeDial())
                    return;
                candidate.dialledIn = topic.searches;
                const { deviceId, publicKey, relayAddresses } = candidate;
                this.#dialler.start({
                    deviceId,
                    publicKey,
                    relayAddresses,
                    isProven: this.#proven.has(deviceId),
                    isRelayed: this.#identities.isRelayed(deviceId),
                });
                // The next project's turn.
                this.#topics.delete(id);
                this.#topics.set(id, topic);
                dialled = true;
                break;
            }
        }
        this.#wakeWhenRested();
    }
    /** Connections, without those that proved nothing yet: these are the dialler's to bound. */
    get #peers() {
        return this.#connections.size - this.#dialler.open;
    }
    #takeDial() {
        const nowMs = this.#clock.now();
        const passedMs = nowMs - this.#dialsAtMs;
        // A clock that was set back gives none, and takes none.
        const more = passedMs > 0 ? (passedMs / 1000) * DIALS.perSecond : 0;
        this.#dialsLeft = Math.min(DIALS.burst, this.#dialsLeft + more);
        this.#dialsAtMs = nowMs;
        if (this.#dialsLeft < 1) {
            this.#wakeIn(1000 / DIALS.perSecond);
            return false;
        }
        this.#dialsLeft--;
        return true;
    }
    #wakeWhenRested() {
        const rests = [...this.#topics.values()]
            .filter(({ live }) => live === 0)
            .map(({ candidates }) => candidates.restMs())
            .filter((ms) => ms !== undefined);
        if (rests.length > 0)
            this.#wakeIn(Math.min(...rests));
    }
    #wakeIn(ms) {
        if (this.closing)
            return;
        this.#cancelWake?.();
        this.#cancelWake = this.#clock.after(Math.ceil(ms), () => this.#dialNext());
    }
    #onDialled(attempt) {
        const { deviceId } = attempt.target;
        if (this.closing || this.#connections.has(deviceId)) {
            this.#dialler.settle(deviceId);
            attempt.stream.destroy();
            return;
        }
        const connection = this.#raise(attempt.stream);
        if (attempt.isRelayed)
            this.#directRetry.watch(connection);
    }
    #onFailed({ target, verdict }) {
        if (verdict !== 'busy')
            this.#identities.noteFailed(target.deviceId, verdict ?? 'unreachable');
    }
    /** Both sides may have dialled at the same time: both keep the same one of the two. */
    #onAccepted(stream) {
        stream.on('error', () => { });
        const deviceId = hex(stream.remotePublicKey);
        const ours = this.#connections.get(deviceId)?.stream ?? this.#dialler.get(deviceId)?.stream;
        const isFull = !ours && this.#peers >= 2 * this.#settings.maxPeers;
        if (this.closing || isFull || !this.#connections.mayReplace(ours, stream)) {
            stream.destroy();
            return;
        }
        if (!ours)
            return void this.#raise(stream);
        this.#dialler.settle(deviceId);
        this.#raiseAfter(ours, stream);
        ours.destroy();
    }
    /** Not before the old one is gone: else one device has two. */
    #raiseAfter(old, stream) {
        old.once('close', () => {
            if (!stream.destroyed && !this.closing)
                this.#raise(stream);
            else
                stream.destroy();
        });
    }
    #raise(stream) {
        const connection = new Connection(stream);
        const { deviceId } = connection;
        const found = [...this.#topics.values()].filter(({ candidates }) => candidates.has(deviceId));
        const topics = found.map(({ discoveryKey }) => discoveryKey);
        const onTopic = this.#connections.add(connection, topics);
        void connection.closed.then(() => this.#dialNext());
        this.emit('connection', { connection, topics, onTopic });
        return connection;
    }
    async #leaveAll() {
        for (const { cancelTimer, query } of this.#topics.values()) {
            cancelTimer?.();
            query?.destroy();
        }
        this.#cancelWake?.();
        this.#topics.clear();
        this.#dialler.close();
        this.#proven.save();
        // Taking announcements back needs a network; without one it must not hold up the end.
        const cancel = this.#clock.after(LEAVE_MS, () => void this.#swarm.destroy({ force: true }));
        await this.#swarm.destroy();
        cancel();
        await this.#connections.closeAll();
    }
}
//# sourceMappingURL=finder.js.map