/**
 * The demonstration's steps, one after the other: each has a name, a deadline and a stop watch.
 * What was opened on the way is registered with `defer()` and released last in, first out.
 */
import { asError, MapeoWebError } from '../lib/errors.js';
/** What one release may take before the next begins: nothing may hold up the end. */
const RELEASE_MS = 10_000;
const STEP_MS = 60_000;
export class Steps {
    /** The last thing that a step knew, for the message when it fails. */
    note = '';
    #collaborators;
    #stopped = new AbortController();
    #releases = [];
    #ended = false;
    constructor(collaborators) {
        this.#collaborators = collaborators;
        const { signal } = collaborators;
        const stop = () => this.#stopped.abort(new Error('interrupted'));
        if (signal.aborted)
            stop();
        else
            signal.addEventListener('abort', stop, { once: true });
    }
    /** Makes the step that runs, and every later one, fail: a process that it needs has died. */
    fail(error) {
        this.#stopped.abort(error);
    }
    /**
     * How to release what was just acquired. A step that was given up may still acquire something:
     * after the end, that is released at once.
     */
    defer(release) {
        if (this.#ended)
            void this.#release(release);
        else
            this.#releases.push(release);
    }
    /** @throws `DEMO_FAILED` with the step's name; its cause is what went wrong. */
    async run({ limitMs = STEP_MS, ...step }, run) {
        this.#collaborators.onStart(step);
        this.note = '';
        const startedAtMs = performance.now();
        const { signal, stop } = this.#deadline(limitMs);
        const given = new Promise((_, reject) => {
            const giveUp = () => reject(asError(signal.reason));
            if (signal.aborted)
                giveUp();
            else
                signal.addEventListener('abort', giveUp, { once: true });
        });
        try {
            const value = await Promise.race([given, signal.aborted ? given : run(signal)]);
            return { value, ms: Math.round(performance.now() - startedAtMs) };
        }
        catch (error) {
            // What rejects first when a deadline passes may be a mere "aborted": the reason says more.
            const cause = signal.aborted ? asError(signal.reason) : asError(error);
            const note = this.note && ` (${this.note})`;
            throw new MapeoWebError('DEMO_FAILED', `in step "${step.name}": ${cause.message}${note}`, {
                cause,
            });
        }
        finally {
            stop();
        }
    }
    async end() {
        this.#ended = true;
        for (let release = this.#releases.pop(); release; release = this.#releases.pop()) {
            await this.#release(release);
        }
    }
    #deadline(limitMs) {
        const controller = new AbortController();
        const stopped = this.#stopped.signal;
        const forward = () => controller.abort(stopped.reason);
        if (stopped.aborted)
            forward();
        else
            stopped.addEventListener('abort', forward, { once: true });
        const timer = setTimeout(() => {
            controller.abort(new MapeoWebError('TIMEOUT', `not done after ${limitMs / 1000} s`));
        }, limitMs);
        const stop = () => {
            clearTimeout(timer);
            stopped.removeEventListener('abort', forward);
        };
        return { signal: controller.signal, stop };
    }
    async #release(release) {
        let timer;
        const late = new Promise((_, reject) => {
            timer = setTimeout(() => reject(new Error(`not released: ${String(release)}`)), RELEASE_MS);
        });
        try {
            await Promise.race([release(), late]);
        }
        catch (error) {
            this.#collaborators.onReleaseError(asError(error));
        }
        finally {
            clearTimeout(timer);
        }
    }
}
//# sourceMappingURL=steps.js.map