import { pause, systemClock } from './lib/clock.js';
import { isSynced } from './replication.js';
/** As long as a client asks of a connection to come back at once (`SERVED_MS` in `client.ts`). */
const TURN_MS = 5000;
const TICK_MS = 1000;
/** Keep-alives of both sides, and no block. */
const QUIET_BYTES = 512;
export class Turns {
    #sessions;
    #waiting;
    #clock;
    #stop = new AbortController();
    #turnMs;
    #running;
    constructor({ sessions, waiting, clock = systemClock }, { turnMs = TURN_MS } = {}) {
        this.#turnMs = turnMs;
        this.#sessions = sessions;
        this.#waiting = waiting;
        this.#clock = clock;
    }
    /** Makes room for as long as somebody waits. */
    start() {
        if (this.#stop.signal.aborted)
            return;
        this.#running ??= this.#run().finally(() => (this.#running = undefined));
    }
    async close() {
        this.#stop.abort();
        await this.#running;
    }
    async #run() {
        let bytesBefore = this.#bytes();
        while (await pause(this.#clock, TICK_MS, this.#stop.signal)) {
            const waiting = this.#waiting();
            if (waiting === 0)
                return;
            const quiet = (connection) => {
                const moved = bytesOf(connection) - (bytesBefore.get(connection) ?? -Infinity);
                return moved <= QUIET_BYTES;
            };
            // One connection may be that of many projects.
            const leaving = new Set(this.#finished(quiet).slice(0, waiting).flat());
            for (const connection of leaving)
                void connection.end('yielded');
            bytesBefore = this.#bytes();
        }
    }
    #bytes() {
        return new Map(this.#sessions().map(({ connection }) => [connection, bytesOf(connection)]));
    }
    /** The connections of each project that nobody needs open now; those that had most time first. */
    #finished(isQuiet) {
        const untilMs = this.#clock.now() - this.#turnMs;
        const sessions = this.#sessions();
        const busy = new Set(sessions
            .filter(({ connection, progress, startedAtMs }) => connection.transport !== 'dht' ||
            startedAtMs > untilMs ||
            !isSynced(progress) ||
            !isQuiet(connection))
            .map(({ connection }) => connection));
        const byProject = new Map();
        for (const session of sessions) {
            const { projectId } = session;
            byProject.set(projectId, [...(byProject.get(projectId) ?? []), session]);
        }
        return [...byProject.values()]
            .filter((ofProject) => ofProject.every(({ connection }) => !busy.has(connection)))
            .sort((a, b) => newest(a) - newest(b))
            .map((ofProject) => ofProject.map(({ connection }) => connection));
    }
}
function newest(sessions) {
    return Math.max(...sessions.map(({ startedAtMs }) => startedAtMs));
}
function bytesOf({ bytesRead, bytesWritten }) {
    return bytesRead + bytesWritten;
}
//# sourceMappingURL=turns.js.map