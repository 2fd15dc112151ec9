/** How far the syncs through `connect` are, as the peer at the other end sees it. */
import { fetch } from 'undici';
import { z } from 'zod';
import { ProgressBars } from '../lib/progress-bars.js';
const POLL_MS = 1000;
const ANSWER_MS = 5000;
const progressSchema = z.object({
    data: z.array(z.object({
        projectId: z.string(),
        deviceId: z.string(),
        toSend: z.number().nullable(),
        toReceive: z.number().nullable(),
        bytesRead: z.number(),
        bytesWritten: z.number(),
    })),
});
export class RemoteProgress {
    #remote;
    #output;
    /** The most that was ever left to move, by project and device. */
    #totals = new Map();
    #bars;
    #timer;
    #last = '';
    #open = 0;
    #closed = false;
    constructor({ remote, output }) {
        this.#remote = remote;
        this.#output = output;
    }
    /** @param open how many syncs are under way */
    noteSyncs(open) {
        const begins = this.#open === 0 && open > 0;
        this.#open = open;
        if (open === 0)
            this.#end();
        else if (begins)
            this.#schedule();
    }
    close() {
        this.#closed = true;
        this.#end();
    }
    #end() {
        clearTimeout(this.#timer);
        this.#bars?.close();
        this.#bars = undefined;
        this.#totals.clear();
        this.#last = '';
    }
    #schedule() {
        clearTimeout(this.#timer);
        if (this.#closed || this.#open === 0)
            return;
        this.#timer = setTimeout(() => void this.#poll(), POLL_MS);
    }
    async #poll() {
        const rows = await this.#ask().catch(() => []);
        // An older peer does not tell.
        if (rows === undefined)
            return;
        if (!this.#closed && this.#open > 0)
            await this.#show(rows);
        this.#schedule();
    }
    async #ask() {
        const { url, dispatcher } = this.#remote;
        const signal = AbortSignal.timeout(ANSWER_MS);
        const response = await fetch(`${url}progress`, { dispatcher, signal });
        const body = await response.json();
        return response.status === 404 ? undefined : progressSchema.parse(body).data;
    }
    async #show(rows) {
        const text = JSON.stringify(rows);
        if (rows.length === 0 || text === this.#last)
            return;
        this.#last = text;
        if (this.#output.json) {
            for (const row of rows)
                this.#output.result({ evt: 'connect.progress', ...row });
            return;
        }
        const bars = this.#bars ?? (await ProgressBars.open());
        // The last sync may have ended meanwhile.
        if (this.#closed || this.#open === 0)
            return bars.close();
        this.#bars = bars;
        for (const { projectId, deviceId, toSend, toReceive } of rows) {
            if (toSend === null || toReceive === null)
                continue;
            const id = `${projectId}/${deviceId}`;
            const left = toSend + toReceive;
            const total = Math.max(left, this.#totals.get(id) ?? 0);
            this.#totals.set(id, total);
            bars.set(projectId.slice(0, 8), { done: total - left, total });
        }
    }
}
//# sourceMappingURL=remote-progress.js.map