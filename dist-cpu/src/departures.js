import { systemClock } from './lib/clock.js';
import { asError } from './lib/errors.js';
/** How long devices stay connected to a project after we were taken out of it. */
const FAREWELL_MS = 20_000;
export class Departures {
    #collaborators;
    #clock;
    #farewells = new Set();
    #closed = false;
    constructor(collaborators) {
        this.#collaborators = collaborators;
        this.#clock = collaborators.clock ?? systemClock;
    }
    /** Looks at our role in a project that is open, now that it may have changed. */
    check(projectId, options = {}) {
        this.#check(projectId, options).catch((error) => {
            const { log } = this.#collaborators;
            log.warn({ evt: 'project.role-unknown', projectId, err: asError(error) });
        });
    }
    close() {
        this.#closed = true;
        for (const cancel of this.#farewells)
            cancel();
        this.#farewells.clear();
    }
    async #check(projectId, { isNews = false }) {
        const { host, isBeingAdded, unannounce, onLeft } = this.#collaborators;
        const project = host.registry.byProjectId(projectId);
        if (this.#closed || !project)
            return;
        if (project.state === 'blocked') {
            if (isNews && !(await host.projects.isBlocked(projectId)))
                this.#takeBack(project);
            return;
        }
        // An app that adds us again writes our new role during the very sync it was promised.
        if (!isNews && isBeingAdded(projectId))
            return;
        if (!(await host.projects.isBlocked(projectId)) || this.#closed)
            return;
        // Meanwhile somebody may have begun to.
        if (!isNews && isBeingAdded(projectId))
            return;
        host.registry.noteState(project.discoveryKey, 'blocked');
        onLeft(project);
        await unannounce(project);
        if (!this.#closed)
            this.#endLater(projectId);
    }
    /** A coordinator took us in again, on a connection that was not cut yet. */
    #takeBack(project) {
        const { host, onBack } = this.#collaborators;
        if (this.#closed)
            return;
        host.registry.noteState(project.discoveryKey, 'active');
        onBack(project);
    }
    #endLater(projectId) {
        const { host, end } = this.#collaborators;
        const cancel = this.#clock.after(FAREWELL_MS, () => {
            this.#farewells.delete(cancel);
            if (host.registry.byProjectId(projectId)?.state === 'blocked')
                void end(projectId);
        });
        this.#farewells.add(cancel);
    }
}
//# sourceMappingURL=departures.js.map