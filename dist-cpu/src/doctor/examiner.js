export class Examiner {
    #run;
    #watchers = new Set();
    #underWay;
    constructor(run) {
        this.#run = run;
    }
    /** Joins the one that is under way, if there is one. */
    async examine(onProgress = () => { }) {
        const watcher = (doing) => onProgress(doing);
        this.#watchers.add(watcher);
        this.#underWay ??= this.#run((doing) => {
            for (const watch of this.#watchers)
                watch(doing);
        }).finally(() => (this.#underWay = undefined));
        try {
            return await this.#underWay;
        }
        finally {
            this.#watchers.delete(watcher);
        }
    }
}
//# sourceMappingURL=examiner.js.map