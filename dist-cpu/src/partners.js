import { Connection } from './connection.js';
import { pause, systemClock } from './lib/clock.js';
import { asError, codeOf, MapeoWebError } from './lib/errors.js';
import { Service } from './lib/service.js';
import { isHeard } from './live-stream.js';
import { isSynced } from './replication.js';
/** Together on one connection, and never more than half of the projects that may be open. */
const MAX_GROUP = 8;
const CYCLE_MS = 300_000;
/** Nothing moved for this long: what is left cannot be synced now, for want of a role perhaps. */
const STALL_MS = 15_000;
/** What keep-alives of both sides amount to meanwhile. */
const KEEP_ALIVE_BYTES = 512;
const POLL_MS = 250;
const OPEN_MS = 20_000;
/** A connection is recycled when the first sync taught either side its role. */
const ATTEMPTS = 3;
export class Partners extends Service {
    #dht;
    #peer;
    #groupSize;
    #clock;
    #log;
    #stop = new AbortController();
    /** Project ids in the order of their turns. */
    #turns = [];
    #wake = () => { };
    /** Somebody asked for a turn since the last one began. */
    #isHurried = false;
    #running = Promise.resolve();
    constructor({ dht, peer, clock = systemClock, log }) {
        super();
        this.#dht = dht;
        this.#peer = peer;
        this.#groupSize = Math.max(1, Math.min(MAX_GROUP, Math.floor(peer.maxOpenProjects / 2)));
        this.#clock = clock;
        this.#log = log;
    }
    async open() {
        this.#running = this.#run();
        this.defer(async () => {
            this.#stop.abort();
            await this.#running;
        });
    }
    /** The project comes next: it is new here, or there is a new partner. */
    hurry(projectIds) {
        const first = new Set(projectIds);
        this.#turns = [...first, ...this.#turns.filter((id) => !first.has(id))];
        this.#isHurried = true;
        this.#wake();
    }
    async #run() {
        while (!this.closing) {
            this.#isHurried = false;
            const partners = this.#peer.partners();
            const group = partners.length > 0 ? this.#nextGroup() : [];
            for (const partner of group.length > 0 ? partners : []) {
                await this.#syncWith(partner, group).catch((error) => {
                    // It may be down: that is what there are two for.
                    this.#log.debug({ evt: 'partner.unreachable', err: asError(error) });
                });
            }
            await this.#pauseForTurn();
        }
    }
    /** The next projects, which go to the end of the queue; those hosted since come first. */
    #nextGroup() {
        const hosted = new Map(this.#peer.projects().map((project) => [project.projectId, project]));
        const known = new Set(this.#turns);
        const fresh = [...hosted.keys()].filter((id) => !known.has(id));
        this.#turns = [...fresh, ...this.#turns.filter((id) => hosted.has(id))];
        const group = this.#turns.splice(0, this.#groupSize);
        this.#turns.push(...group);
        return group.flatMap((id) => hosted.get(id) ?? []);
    }
    async #pauseForTurn() {
        if (this.#isHurried)
            return;
        const groups = Math.max(1, Math.ceil(this.#turns.length / this.#groupSize));
        const woken = new AbortController();
        this.#wake = () => woken.abort();
        const signal = AbortSignal.any([this.#stop.signal, woken.signal]);
        // Never closer than it takes idle projects to close.
        await pause(this.#clock, Math.max(CYCLE_MS / groups, CYCLE_MS / 5), signal);
    }
    async #syncWith(partner, projects) {
        for (let attempt = 0; attempt < ATTEMPTS && !this.closing; attempt++) {
            const connection = await this.#dial(partner);
            // A proposal may wait for its answer longer than a shutdown can.
            const { signal } = this.#stop;
            const onStop = () => void connection.destroy('closing');
            signal.addEventListener('abort', onStop, { once: true });
            void connection.closed.then(() => signal.removeEventListener('abort', onStop));
            if (signal.aborted)
                onStop();
            const handshake = this.#peer.accept(connection);
            const proposals = await Promise.allSettled(projects.map((p) => handshake.propose(p)));
            const served = proposals.filter(({ status }) => status === 'fulfilled').length;
            if (served > 0)
                await this.#untilSynced(connection);
            if ((await connection.end('closing')) !== 'recycled')
                return;
        }
    }
    async #dial(partner) {
        const stream = this.#dht.connect(partner, { keyPair: this.#peer.keyPair });
        const connection = new Connection(stream);
        const opened = new Promise((resolve, reject) => {
            const lost = (error) => {
                reject(new MapeoWebError('CONNECTION_LOST', codeOf(error) ?? 'the partner did not answer', {
                    cause: error,
                }));
            };
            const cancel = this.#clock.after(OPEN_MS, lost);
            const onStop = () => lost();
            this.#stop.signal.addEventListener('abort', onStop, { once: true });
            stream.once('open', resolve);
            stream.once('error', lost);
            void connection.closed.then(() => {
                cancel();
                this.#stop.signal.removeEventListener('abort', onStop);
                lost();
            });
        });
        try {
            await opened;
            if (await isHeard(stream, { clock: this.#clock }))
                return connection;
            throw new MapeoWebError('TIMEOUT', 'the partner does not answer');
        }
        catch (error) {
            void connection.destroy('timeout');
            throw error;
        }
    }
    async #untilSynced(connection) {
        let bytes = 0;
        let movedAtMs = this.#clock.now();
        while (!connection.isClosed && (await pause(this.#clock, POLL_MS, this.#stop.signal))) {
            const sessions = this.#peer.sessions().filter((s) => s.connection === connection);
            if (sessions.length > 0 && sessions.every(({ progress }) => isSynced(progress)))
                return;
            const now = connection.bytesRead + connection.bytesWritten;
            if (now - bytes > KEEP_ALIVE_BYTES)
                [bytes, movedAtMs] = [now, this.#clock.now()];
            if (this.#clock.now() - movedAtMs > STALL_MS)
                return;
        }
    }
}
//# sourceMappingURL=partners.js.map