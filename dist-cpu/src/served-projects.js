import { isDiskFull } from './lib/disk-space.js';
import { asError, codeOf, MapeoWebError } from './lib/errors.js';
/** What a client is told that comes while we shut down: somebody may be restarting us. */
const RESTART_MS = 10_000;
/** Who asks for a project that cannot be opened is told to come back, not that it is not here. */
const DAMAGED_RETRY_MS = 600_000;
export class ServedProjects {
    #host;
    #isOver;
    #log;
    constructor({ host, isOver, log }) {
        this.#host = host;
        this.#isOver = isOver;
        this.#log = log;
    }
    /** What is hosted, but for what we were taken out of. */
    list() {
        return this.#host.registry.list().filter(({ state }) => state === 'active');
    }
    /** A project that we were taken out of is served no more, unless it is just being added again. */
    find(discoveryKey) {
        const project = this.#host.find(discoveryKey);
        return project?.state === 'active' ? project : undefined;
    }
    /** @throws `BUSY`, `NOT_HOSTED`, `STORAGE_FULL` */
    async acquire(projectId) {
        if (this.#isOver(projectId)) {
            throw new MapeoWebError('BUSY', 'the peer is shutting down', { retryAfterMs: RESTART_MS });
        }
        this.#assertServed(projectId);
        const lease = await this.#open(projectId);
        try {
            // It may have been removed while it opened.
            this.#assertServed(projectId);
        }
        catch (error) {
            lease.release();
            throw error;
        }
        return lease;
    }
    async #open(projectId) {
        try {
            return await this.#host.projects.acquire(projectId);
        }
        catch (error) {
            if (codeOf(error) === 'BUSY') {
                this.#log.info({ evt: 'project.busy', projectId }, 'every open project is in use');
                throw error;
            }
            if (codeOf(error) !== 'PROJECT_UNUSABLE') {
                this.#log.error({ evt: 'project.open-failed', projectId, err: asError(error) });
            }
            if (isDiskFull(error))
                throw new MapeoWebError('STORAGE_FULL', 'no space left');
            const { retryAfterMs = DAMAGED_RETRY_MS } = error;
            throw new MapeoWebError('BUSY', 'the project cannot be opened', { retryAfterMs });
        }
    }
    #assertServed(projectId) {
        if (this.#host.registry.byProjectId(projectId)?.state === 'active')
            return;
        throw new MapeoWebError('NOT_HOSTED', 'the project is hosted no more');
    }
}
//# sourceMappingURL=served-projects.js.map