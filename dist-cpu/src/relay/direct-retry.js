import { Backoff } from '../lib/backoff.js';
import { isHeard } from '../live-stream.js';
/** Each costs some hundred packets where the NAT is of the worst kind. */
const RETRY_MS = { firstMs: 60_000, maxMs: 1_800_000 };
/** HyperDHT punches for 35 s at most. */
const OPEN_MS = 45_000;
export class DirectRetry {
    #collaborators;
    constructor(collaborators) {
        this.#collaborators = collaborators;
    }
    /** @param connection that this side dialled */
    watch(connection) {
        const { clock, random, isRelayed } = this.#collaborators;
        const backoff = new Backoff({ ...RETRY_MS, random });
        let cancel;
        const later = () => {
            cancel = clock.after(backoff.next(), () => {
                // HyperDHT found a way, or there was never a need.
                if (connection.isClosed || !isRelayed(connection.stream))
                    return;
                void this.#try(connection).then((isDone) => {
                    if (!isDone && !connection.isClosed)
                        later();
                });
            });
        };
        later();
        void connection.closed.then(() => cancel());
    }
    async #try(connection) {
        const { dial, replace, isRelayed, clock } = this.#collaborators;
        const stream = dial(connection.remoteDevice);
        const end = () => stream.destroy();
        const isOpen = await opens(stream, clock);
        const isGood = isOpen && (await isHeard(stream, { clock })) && !stream.destroyed && !connection.isClosed;
        if (!isGood) {
            end();
            return false;
        }
        if (!isRelayed(connection.stream)) {
            // In the meantime it moved by itself.
            end();
            return true;
        }
        replace(connection, stream);
        return true;
    }
}
function opens(stream, clock) {
    return new Promise((resolve) => {
        const cancel = clock.after(OPEN_MS, () => resolve(false));
        const settle = (isOpen) => {
            cancel();
            resolve(isOpen);
        };
        // Without a listener a lost stream would take the process down.
        stream.on('error', () => { });
        stream.once('open', () => settle(true));
        stream.once('close', () => settle(false));
    });
}
//# sourceMappingURL=direct-retry.js.map