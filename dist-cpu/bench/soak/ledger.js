export class Ledger {
    /** The projects that the devices share. */
    projects = [];
    /** Project ids of everything that the peer said it hosts. */
    hosted = new Set();
    /** Added or removed by a command that had no answer: either is right. */
    uncertain = new Set();
    noteHosted(projectId) {
        this.hosted.add(projectId);
        this.uncertain.delete(projectId);
    }
    noteRemoved(projectId) {
        this.hosted.delete(projectId);
        this.uncertain.delete(projectId);
    }
    /** What is wrong with a list of hosted projects. */
    compareHosted(projectIds) {
        const there = new Set(projectIds);
        const lost = [...this.hosted].filter((id) => !there.has(id) && !this.uncertain.has(id));
        const risen = [...there].filter((id) => !this.hosted.has(id) && !this.uncertain.has(id));
        return [
            ...lost.map((id) => `project ${id} was added and is not hosted`),
            ...risen.map((id) => `project ${id} was removed and is hosted`),
        ];
    }
    /** What the peer said it has and has not. */
    compareStored({ name, stored }, notes) {
        return missing(stored, notes).map((note) => `"${note}" of ${name} was stored and is gone`);
    }
    /** What a device wrote and somebody does not have in the end. */
    compareWritten({ name, written }, who, notes) {
        return missing(written, notes).map((note) => `${who} has not "${note}" of ${name}`);
    }
}
export function missing(wanted, there) {
    const found = new Set(there);
    return [...wanted].filter((entry) => !found.has(entry));
}
//# sourceMappingURL=ledger.js.map