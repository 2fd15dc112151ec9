import { asError } from '../../src/lib/errors.js';
export class SyncRun {
    #project;
    #settings;
    #startedAtMs = performance.now();
    #seenBlocks = 0;
    #connectedMs;
    #firstDocumentMs;
    /** The clock runs from here on. */
    constructor(project, settings) {
        this.#project = project;
        this.#settings = settings;
    }
    noteConnected() {
        this.#connectedMs ??= this.#elapsedMs();
    }
    /** Milliseconds until the first observation could be read. */
    firstDocument() {
        const { observation } = this.#project;
        const { limitMs } = this.#settings;
        return new Promise((resolve, reject) => {
            const settle = (end) => {
                clearTimeout(timer);
                observation.off('updated-docs', onDocuments);
                end();
            };
            const onDocuments = () => settle(() => resolve(this.#elapsedMs()));
            const timer = setTimeout(() => {
                settle(() => reject(new Error(`no document after ${limitMs} ms`)));
            }, limitMs);
            observation.on('updated-docs', onDocuments);
        });
    }
    async done() {
        const { $sync, observation } = this.#project;
        const { limitMs, remoteId } = this.#settings;
        const onDocuments = () => (this.#firstDocumentMs ??= this.#elapsedMs());
        observation.on('updated-docs', onDocuments);
        const syncedMs = await new Promise((resolve, reject) => {
            const settle = (end) => {
                clearTimeout(timer);
                $sync.off('sync-state', check);
                observation.off('updated-docs', onDocuments);
                end();
            };
            let counting = false;
            const check = () => {
                if (counting || !this.#isSynced())
                    return;
                const elapsedMs = this.#elapsedMs();
                counting = true;
                this.#hasAll().then((has) => {
                    counting = false;
                    if (has)
                        settle(() => resolve(elapsedMs));
                }, (error) => settle(() => reject(asError(error))));
            };
            const timer = setTimeout(() => {
                const state = JSON.stringify($sync.getState().remoteDeviceSyncState[remoteId]);
                settle(() => reject(new Error(`not in sync after ${limitMs} ms: ${state}`)));
            }, limitMs);
            $sync.on('sync-state', check);
            check();
        });
        return {
            ...(this.#connectedMs !== undefined && { connectedMs: this.#connectedMs }),
            ...(this.#firstDocumentMs !== undefined && { firstDocumentMs: this.#firstDocumentMs }),
            syncedMs,
        };
    }
    async #hasAll() {
        const { observations } = this.#settings;
        return (await this.#project.observation.getMany()).length >= observations;
    }
    #isSynced() {
        const { remoteId, minBlocks } = this.#settings;
        const state = this.#project.$sync.getState().remoteDeviceSyncState[remoteId];
        if (!state?.initial.isSyncEnabled || !state.data.isSyncEnabled)
            return false;
        const { initial, data } = state;
        const waiting = initial.want + initial.wanted + data.want + data.wanted;
        this.#seenBlocks = Math.max(this.#seenBlocks, waiting);
        return waiting === 0 && this.#seenBlocks >= minBlocks;
    }
    #elapsedMs() {
        return performance.now() - this.#startedAtMs;
    }
}
//# sourceMappingURL=sync-run.js.map