/**
 * How the process of the older engine does: what `status` and metrics show of it, and when it dies so
 * often that somebody should hear of it. One death costs the rounds that ran, and no more.
 */
import { EventEmitter } from 'node:events';
import { systemClock } from '../lib/clock.js';
import { DEATH_REASONS, DEATH_WORDS, deathFix, MANY_DEATHS } from './deaths.js';
const RECENT_MS = 60 * 60_000;
const TROUBLE = { kind: 'mapeo8-engine-dying', key: 'mapeo8-engine-dying' };
export class EngineHealth extends EventEmitter {
    #worker;
    #log;
    #clock;
    #deaths = Object.fromEntries(DEATH_REASONS.map((reason) => [reason, 0]));
    /** Of the last hour, the newest last. */
    #recent = [];
    #troubleSince;
    #cancel = () => { };
    #onDied = (death) => this.#note(death);
    constructor({ worker, log, clock = systemClock }) {
        super();
        this.#worker = worker;
        this.#log = log;
        this.#clock = clock;
        worker.on('died', this.#onDied);
    }
    view() {
        this.#forgetOld();
        return {
            pid: this.#worker.pid ?? null,
            rssBytes: this.#worker.rssBytes,
            maxRssBytes: this.#worker.maxRssBytes,
            deaths: { ...this.#deaths },
            recentDeaths: this.#recent.length,
            lastDeath: this.#recent.at(-1) ?? null,
        };
    }
    close() {
        this.#worker.off('died', this.#onDied);
        this.#cancel();
    }
    #note(death) {
        const { reason } = death;
        const atMs = this.#clock.now();
        this.#deaths[reason]++;
        this.#recent.push({ reason, atMs });
        this.#forgetOld();
        this.#log.warn({ evt: 'mapeo8.died', ...death }, `the engine of Mapeo 8 ended (${DEATH_WORDS[reason]}); it is started again when a device comes`);
        if (this.#recent.length < MANY_DEATHS)
            return;
        this.#troubleSince ??= atMs;
        const cause = `The last time: ${DEATH_WORDS[reason]}.`;
        const message = `The engine of Mapeo 8 projects ended ${this.#recent.length} times within an hour; its devices begin anew each time.`;
        const fix = deathFix(reason, this.#worker.maxRssBytes);
        this.emit('trouble', { ...TROUBLE, message, cause, fix, since: this.#troubleSince });
        this.#cancel();
        this.#cancel = this.#clock.after(RECENT_MS, () => {
            this.#troubleSince = undefined;
            this.emit('trouble-over', TROUBLE);
        });
    }
    #forgetOld() {
        const since = this.#clock.now() - RECENT_MS;
        this.#recent = this.#recent.filter(({ atMs }) => atMs > since);
    }
}
//# sourceMappingURL=engine-health.js.map