import { hex } from '../lib/keys.js';
/** The cores that a peer writes to; photos and sounds are of others. */
const OWN = ['auth', 'config', 'data'];
/** A core opens on a connection some time after the engine finds all else in sync. */
const RECHECK_MS = 1000;
export class CatchUp {
    #cores;
    #progress;
    #clock;
    #onCaughtUp;
    #cancel;
    #isOver = false;
    constructor({ cores, progress, clock, onCaughtUp }) {
        this.#cores = cores;
        this.#progress = progress;
        this.#clock = clock;
        this.#onCaughtUp = onCaughtUp;
    }
    /** Whenever something moved. */
    check() {
        if (this.#isOver)
            return;
        const inSync = this.#progress().filter(isInSync);
        if (inSync.some(({ deviceId }) => this.#hasNothingNewer(deviceId))) {
            this.close();
            this.#onCaughtUp();
        }
        else if (inSync.length > 0) {
            this.#cancel ??= this.#clock.after(RECHECK_MS, () => {
                this.#cancel = undefined;
                this.check();
            });
        }
    }
    close() {
        this.#isOver = true;
        this.#cancel?.();
        this.#cancel = undefined;
    }
    #hasNothingNewer(deviceId) {
        return OWN.every((namespace) => {
            const { core } = this.#cores.getWriterCore(namespace);
            const peer = core.peers.find(({ remotePublicKey }) => hex(remotePublicKey) === deviceId);
            return peer?.remoteSynced === true && peer.remoteLength <= core.length;
        });
    }
}
function isInSync({ initialSynced, dataEnabled, toSend, toReceive }) {
    return initialSynced && dataEnabled && toSend + toReceive === 0;
}
//# sourceMappingURL=catch-up.js.map