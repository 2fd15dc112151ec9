export class OneAtATime {
    /** The first has its turn. */
    #queue = [];
    /**
     * @param begin called when the turn has come, maybe at once
     * @param onWanted called once somebody waits behind it: it should not take for ever
     */
    enter(begin, onWanted = () => { }) {
        const entry = { begin, onWanted };
        this.#queue.push(entry);
        if (this.#queue.length === 1)
            begin();
        else if (this.#queue.length === 2)
            this.#queue[0]?.onWanted();
        return { leave: () => this.#leave(entry) };
    }
    #leave(entry) {
        const index = this.#queue.indexOf(entry);
        if (index < 0)
            return;
        this.#queue.splice(index, 1);
        const [next] = this.#queue;
        if (index > 0 || !next)
            return;
        next.begin();
        if (this.#queue.length > 1)
            next.onWanted();
    }
}
//# sourceMappingURL=one-at-a-time.js.map