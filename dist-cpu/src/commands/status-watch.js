import { controlEvents } from '../http/control-client.js';
import { pause, systemClock } from '../lib/clock.js';
import { MapeoWebError } from '../lib/errors.js';
import { Screen } from '../lib/screen.js';
import { asJson, readReport, words } from './status-words.js';
/** What no event tells: the disk, announcing, the network. */
const REFRESH_MS = 2000;
/** Events of a sync come by the hundred. */
const AT_MOST_EVERY_MS = 250;
/**
 * Until `signal` is aborted. A peer that stops meanwhile is waited for: it may be restarted.
 * @throws `NOT_RUNNING` where none runs at the beginning
 */
export async function watchStatus(paths, options) {
    const { signal, terminal, clock = systemClock } = options;
    let report = await readReport(paths);
    const screen = terminal ? new Screen(process.stdout) : undefined;
    const show = screen ? showOn(screen, paths) : printer(options.output);
    const alarm = new Alarm(paths, signal);
    screen?.open();
    try {
        while (!signal.aborted) {
            show(report);
            await pause(clock, AT_MOST_EVERY_MS, signal);
            await alarm.rings(clock, REFRESH_MS - AT_MOST_EVERY_MS);
            report = await readReport(paths).catch(ifStopped);
        }
    }
    finally {
        screen?.close();
    }
}
/** Anything else than that it does not run ends the command. */
function ifStopped(error) {
    // A daemon that is closing hangs up in the middle of an answer.
    const codes = ['NOT_RUNNING', 'CONTROL_FAILED'];
    if (error instanceof MapeoWebError && codes.includes(error.code))
        return undefined;
    throw error;
}
function showOn(screen, { dir }) {
    return (report) => {
        const text = report
            ? words(report, { terminal: true, columns: process.stdout.columns })
            : `✗ No peer runs on ${dir}. Waiting for it to start again.`;
        screen.draw(`${text}\n\n${new Date().toLocaleTimeString()}  Ctrl-C ends this.`);
    };
}
function printer(output) {
    let shown;
    return (report) => {
        const key = essence(report);
        if (key === shown)
            return;
        shown = key;
        const at = new Date().toISOString();
        if (!report)
            return output.result({ evt: 'status', at, running: false }, `${at}\n✗ It stopped.\n`);
        output.result({ evt: 'status', at, running: true, ...asJson(report) }, () => `${at}\n${words(report, { terminal: false })}\n`);
    };
}
/** Without what changes by itself with time. */
function essence(report) {
    if (!report)
        return 'stopped';
    const { safety, status, projects } = report;
    const moving = projects.flatMap(({ sessions }) => sessions.map(({ deviceId, toSend, toReceive }) => [deviceId, toSend, toReceive]));
    return JSON.stringify([safety, status.pid, status.connections, status.listening, moving]);
}
/** Rings when something happens to a project of the peer. */
class Alarm {
    #paths;
    #signal;
    #listening = false;
    #rang = false;
    #wake = () => { };
    constructor(paths, signal) {
        this.#paths = paths;
        this.#signal = signal;
    }
    /** Resolves at once where it rang since the last time, and after so long at the latest. */
    async rings(clock, atMostMs) {
        if (!this.#listening)
            void this.#listen();
        if (!this.#rang) {
            const woken = new AbortController();
            const stop = () => woken.abort();
            this.#wake = stop;
            this.#signal.addEventListener('abort', stop, { once: true });
            await pause(clock, atMostMs, woken.signal);
            this.#signal.removeEventListener('abort', stop);
        }
        this.#rang = false;
    }
    /** Until the peer ends it; then it is tried again with the next refresh. */
    async #listen() {
        this.#listening = true;
        try {
            const events = controlEvents(this.#paths, { path: '/events' }, this.#signal);
            for await (const { evt } of events) {
                if (evt !== undefined)
                    this.#ring();
            }
        }
        catch {
            // The next reading says what is the matter.
        }
        finally {
            this.#listening = false;
            this.#ring();
        }
    }
    #ring() {
        this.#rang = true;
        this.#wake();
    }
}
//# sourceMappingURL=status-watch.js.map