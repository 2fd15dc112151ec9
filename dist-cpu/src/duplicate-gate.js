import { systemClock } from './lib/clock.js';
import { MapeoWebError } from './lib/errors.js';
export class DuplicateGate {
    #clock;
    #staleAfterMs;
    #retryAfterMs;
    /** By project and device. */
    #holders = new Map();
    #waiting = new Set();
    constructor({ clock = systemClock } = {}, settings = {}) {
        this.#clock = clock;
        this.#staleAfterMs = settings.staleAfterMs ?? 6000;
        this.#retryAfterMs = settings.retryAfterMs ?? 5000;
    }
    /**
     * Waits until the device has no other connection on the project.
     * @returns gives the place back; closing the connection does so too
     * @throws MapeoWebError `BUSY` where the older connection is alive and stays.
     */
    async claim(projectId, connection) {
        const key = `${projectId}/${connection.deviceId}`;
        for (let holder = this.#holders.get(key); 
        // Looked up again after every wait: another newcomer may have been quicker.
        holder && holder !== connection && !connection.isClosed; holder = this.#holders.get(key)) {
            if (connection.transport === 'dht')
                await this.#wait(key, holder);
            else
                await holder.end('duplicate');
        }
        if (connection.isClosed) {
            throw new MapeoWebError('CONNECTION_LOST', 'the connection ended while it was held');
        }
        this.#holders.set(key, connection);
        const release = () => {
            if (this.#holders.get(key) === connection)
                this.#holders.delete(key);
        };
        void connection.closed.then(release);
        return release;
    }
    /** @throws `BUSY` where another one waits already, or the holder stays */
    async #wait(key, holder) {
        if (this.#waiting.has(key))
            throw this.#busy();
        this.#waiting.add(key);
        try {
            await this.#outlive(holder);
        }
        finally {
            this.#waiting.delete(key);
        }
    }
    async #outlive(holder) {
        const bytesBefore = holder.bytesRead;
        const outcome = await new Promise((resolve) => {
            const cancel = this.#clock.after(this.#staleAfterMs, () => resolve('late'));
            void holder.closed.then(() => {
                cancel();
                resolve('gone');
            });
        });
        if (outcome === 'gone')
            return;
        if (holder.bytesRead > bytesBefore)
            throw this.#busy();
        await holder.destroy('stale');
    }
    #busy() {
        return new MapeoWebError('BUSY', 'this device has another live connection on the project', {
            retryAfterMs: this.#retryAfterMs,
        });
    }
}
//# sourceMappingURL=duplicate-gate.js.map