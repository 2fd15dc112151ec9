/**
 * Lets a backup copy a project's cores while devices write to them. A core has four files, and they
 * change one after the other: block, log entry, and from time to time bitfield, tree and log header.
 * Hypercore recovers from a stop between any two of these steps, so what a backup has to see is one
 * moment of all files: here no step begins while the gate is closed, and those under way are waited
 * for first.
 */
export class WriteGates {
    #gates = new Map();
    /** @param projectKey in hex */
    of(projectKey) {
        const gate = this.#gates.get(projectKey) ?? new WriteGate();
        this.#gates.set(projectKey, gate);
        return gate;
    }
    /** Resolves, once nothing is being written any more, to what opens it again. */
    close(projectKey) {
        return this.of(projectKey).close();
    }
}
export class WriteGate {
    /** Writes that began and have not ended. */
    #inside = 0;
    /** How many hold it closed. */
    #closers = 0;
    #waiting = [];
    #onEmpty = [];
    /** Runs at once, or when the gate is open again; in the order of coming. */
    enter(run) {
        if (this.#closers > 0)
            return void this.#waiting.push(run);
        this.#inside++;
        run();
    }
    /** What ran has ended. */
    leave() {
        this.#inside--;
        if (this.#inside > 0)
            return;
        for (const tell of this.#onEmpty.splice(0))
            tell();
    }
    async close() {
        this.#closers++;
        if (this.#inside > 0)
            await new Promise((resolve) => this.#onEmpty.push(resolve));
        let isOpen = false;
        return () => {
            if (isOpen)
                return;
            isOpen = true;
            this.#closers--;
            if (this.#closers === 0)
                this.#open();
        };
    }
    #open() {
        // What runs may close it again: the rest waits on.
        while (this.#closers === 0) {
            const run = this.#waiting.shift();
            if (!run)
                return;
            this.enter(run);
        }
    }
}
//# sourceMappingURL=write-gates.js.map