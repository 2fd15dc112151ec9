/**
 * The engine keeps an index of each project in SQLite. When the disk does not take an entry, its
 * index ends for good, with an error that nobody can catch, and the project cannot even be closed.
 * So entries wait here until the disk takes them.
 */
import { pause, systemClock } from '../lib/clock.js';
import { isDiskFull } from '../lib/disk-space.js';
import { IndexWriter } from './comapeo-internals.js';
const RETRY_MS = 1000;
const listeners = new Set();
let stop = new AbortController();
const write = IndexWriter.prototype.batch;
IndexWriter.prototype.batch = async function (entries) {
    for (;;) {
        const { signal } = stop;
        try {
            return await write.call(this, entries);
        }
        catch (error) {
            if (!isDiskFull(error) || listeners.size === 0)
                throw error;
            for (const listener of listeners)
                listener();
            // Whoever closes a project waits for its index.
            if (!(await pause(systemClock, RETRY_MS, signal)))
                throw error;
        }
    }
};
/**
 * From here on entries wait, those of all engines in the process.
 * @param onFull told each time that the disk did not take something
 * @returns gives up what waits, so that projects can be closed: after the last engine
 */
export function holdIndexes(onFull) {
    listeners.add(onFull);
    return () => {
        listeners.delete(onFull);
        if (listeners.size > 0)
            return;
        stop.abort();
        stop = new AbortController();
    };
}
//# sourceMappingURL=patient-index.js.map