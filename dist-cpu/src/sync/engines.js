export class Engines {
    #comapeo;
    #mapeo8;
    constructor({ comapeo, mapeo8 }) {
        this.#comapeo = comapeo;
        this.#mapeo8 = mapeo8;
    }
    get deviceId() {
        return this.#comapeo.deviceId;
    }
    get deviceName() {
        return this.#comapeo.deviceName;
    }
    get baseUrl() {
        return this.#comapeo.baseUrl;
    }
    /**
     * Stores the keys of all projects, or of none; opens none. Safe to repeat.
     * @returns the ids of those that were not stored yet
     * @throws `PROJECT_KEYS_DIFFER`, `ENGINE_NOT_INSTALLED`
     */
    async add(all) {
        const older = this.#mapeo8.add(all.filter((keys) => keys.protocol === 'mapeo8'));
        try {
            return [...older, ...this.#comapeo.add(all.filter((keys) => keys.protocol !== 'mapeo8'))];
        }
        catch (error) {
            for (const projectId of older)
                await this.#mapeo8.deleteData(projectId);
            throw error;
        }
    }
    has(projectId) {
        return this.#of(projectId).has(projectId);
    }
    projectIdOfInvite(projectInviteId) {
        return this.#comapeo.projectIdOfInvite(projectInviteId);
    }
    open(projectId) {
        return this.#of(projectId).open(projectId);
    }
    setReceiving(on) {
        this.#comapeo.setReceiving(on);
        this.#mapeo8.setReceiving(on);
    }
    /** Of a CoMapeo project, in hex. Secret. @throws `PROJECT_NOT_FOUND` */
    exportKeys(projectId) {
        return this.#comapeo.exportKeys(projectId);
    }
    storedBytes(projectId) {
        return this.#of(projectId).storedBytes(projectId);
    }
    holdWrites(projectKey) {
        return this.#comapeo.holdWrites(projectKey);
    }
    deleteData(projectId) {
        return this.#of(projectId).deleteData(projectId);
    }
    async close() {
        await Promise.all([this.#comapeo.close(), this.#mapeo8.close()]);
    }
    #of(projectId) {
        return this.#mapeo8.has(projectId) ? this.#mapeo8 : this.#comapeo;
    }
}
//# sourceMappingURL=engines.js.map