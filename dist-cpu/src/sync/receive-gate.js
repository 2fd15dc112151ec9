const HEAVY = ['data', 'blobIndex', 'blob'];
export class ReceiveGate {
    #cores;
    /** What to undo when the gate opens; undefined while it is open. */
    #watched;
    #onCore = (record) => this.#watch(record);
    constructor(cores) {
        this.#cores = cores;
    }
    get isOpen() {
        return this.#watched === undefined;
    }
    set(open) {
        if (open === this.isOpen)
            return;
        if (open)
            this.#open();
        else
            this.#close();
    }
    #close() {
        this.#watched = new Map();
        for (const record of HEAVY.flatMap((namespace) => this.#cores.getCores(namespace))) {
            this.#watch(record);
        }
        this.#cores.on('add-core', this.#onCore);
    }
    #open() {
        this.#cores.off('add-core', this.#onCore);
        for (const [{ core }, unwatch] of this.#watched ?? []) {
            unwatch();
            for (const peer of core.peers)
                peer.paused = false;
            core.replicator?.updateAll();
        }
        this.#watched = undefined;
    }
    #watch(record) {
        if (!HEAVY.some((namespace) => namespace === record.namespace))
            return;
        const { core } = record;
        const pause = (peer) => {
            peer.paused = true;
        };
        core.peers.forEach(pause);
        core.on('peer-add', pause);
        this.#watched?.set(record, () => core.off('peer-add', pause));
    }
}
//# sourceMappingURL=receive-gate.js.map