/**
 * Projects that could not be opened: a damaged database, a missing file. They are left alone for a
 * while, longer each time, so that one of them costs the others nothing; whoever asks is told why.
 * Nothing is deleted, and a project that opens again is whole again.
 */
import { Backoff } from '../lib/backoff.js';
import { isDiskFull } from '../lib/disk-space.js';
import { asError, codeOf, MapeoWebError, withoutKeys } from '../lib/errors.js';
const RETRY = { firstMs: 10_000, maxMs: 3_600_000 };
/** What passes by itself, and says nothing of the project. */
const PASSING = new Set([
    'BUSY',
    'STORAGE_FULL',
    'EMFILE',
    'ENFILE',
    'SQLITE_BUSY',
    'SQLITE_LOCKED',
]);
export class Quarantine {
    #clock;
    #damaged = new Map();
    constructor({ clock }) {
        this.#clock = clock;
    }
    get size() {
        return this.#damaged.size;
    }
    get(projectId) {
        return this.#damaged.get(projectId);
    }
    /** @throws `PROJECT_UNUSABLE` while the project is left alone; `retryAfterMs` says how long */
    check(projectId) {
        const damage = this.#damaged.get(projectId);
        if (!damage)
            return;
        const retryAfterMs = damage.retryAtMs - this.#clock.now();
        // A clock that was set back must not keep a project away for longer.
        if (retryAfterMs <= 0 || retryAfterMs > RETRY.maxMs * 2)
            return;
        throw unusable(damage, retryAfterMs);
    }
    /**
     * The project could not be opened.
     * @returns what to tell those who wait for it, nothing where the cause passes by itself; and its
     *   damage where that is news
     */
    note(projectId, error) {
        if (PASSING.has(codeOf(error) ?? '') || isDiskFull(error))
            return {};
        const known = this.#damaged.get(projectId);
        const backoff = known?.backoff ?? new Backoff(RETRY);
        const nowMs = this.#clock.now();
        const { message } = asError(error);
        const detail = error instanceof MapeoWebError ? error.detail : message;
        const damage = {
            projectId,
            sinceMs: known?.sinceMs ?? nowMs,
            retryAtMs: nowMs + backoff.next(),
            reason: withoutKeys(detail),
            backoff,
        };
        this.#damaged.set(projectId, damage);
        const told = { unusable: unusable(damage, damage.retryAtMs - nowMs, error) };
        return known ? told : { ...told, damage };
    }
    /** It opened, or is hosted no more; whether it was in quarantine. */
    release(projectId) {
        return this.#damaged.delete(projectId);
    }
}
/** What those are told who ask for the project. */
function unusable({ reason }, retryAfterMs, cause) {
    return new MapeoWebError('PROJECT_UNUSABLE', reason, { retryAfterMs, cause });
}
//# sourceMappingURL=quarantine.js.map