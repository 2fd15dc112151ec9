import { coreManagerOf, hasPeer } from './comapeo-internals.js';
/** Roles arrive as blocks and are indexed afterwards: look when the burst is over. */
const SETTLE_MS = 300;
/** How long the engine gets to take a change up by itself. */
const CONFIRM_MS = 1500;
/** A connection that moved more than this while we waited is still exchanging membership. */
const STILL_BUSY_BYTES = 16_384;
/** Remembered unknown cores per device; a device that opens more is not believed any more. */
const MAX_UNKNOWN_CORES = 1000;
export class RecycleWatch {
    #project;
    #clock;
    #onRecycle;
    #cores;
    #watched = new Map();
    /** The role each device had when we last looked, by device id. */
    #roles = new Map();
    /** Core keys that were asked about already, per device. */
    #unknownCores = new Map();
    #timers = new Set();
    #rolesCheckPending = false;
    #closed = false;
    constructor({ project, clock }, { onRecycle }) {
        this.#project = project;
        this.#clock = clock;
        this.#onRecycle = onRecycle;
        this.#cores = coreManagerOf(project);
        this.#cores.on('add-core', this.#onCoreAdded);
        project.on('own-role-change', this.#onOwnRoleChange);
        project.$sync.on('sync-state', this.#checkRolesSoon);
        this.#checkRolesSoon();
    }
    add(connection) {
        const { deviceId } = connection;
        this.#watched.set(deviceId, {
            connection,
            attachedAtMs: this.#clock.now(),
            isEnding: false,
        });
        void connection.closed.then(() => {
            if (this.#watched.get(deviceId)?.connection === connection)
                this.#watched.delete(deviceId);
        });
    }
    close() {
        this.#closed = true;
        this.#cores.off('add-core', this.#onCoreAdded);
        this.#project.off('own-role-change', this.#onOwnRoleChange);
        this.#project.$sync.off('sync-state', this.#checkRolesSoon);
        for (const cancel of this.#timers)
            cancel();
        this.#timers.clear();
    }
    /** The device replicates a core we do not have: ask once more for the list of members' cores. */
    noteUnknownCore(deviceId, discoveryKey, isOfAnother) {
        const watched = this.#watched.get(deviceId);
        if (!watched)
            return;
        const seen = this.#unknownCores.get(deviceId) ?? new Set();
        this.#unknownCores.set(deviceId, seen);
        const id = discoveryKey.toString('hex');
        if (seen.has(id) || seen.size >= MAX_UNKNOWN_CORES)
            return;
        this.#later(CONFIRM_MS, () => {
            if (this.#cores.getCoreByDiscoveryKey(discoveryKey) || seen.has(id) || isOfAnother())
                return;
            seen.add(id);
            this.#recycle(watched, 'unknown-core');
        });
    }
    /** A new member's first core: devices connected since before have never been told of it. */
    #onCoreAdded = ({ core, namespace }) => {
        if (namespace !== 'auth')
            return;
        const addedAtMs = this.#clock.now();
        this.#later(CONFIRM_MS, () => {
            for (const watched of this.#watched.values()) {
                if (watched.attachedAtMs > addedAtMs)
                    continue;
                const knows = core.peers.some((p) => p.remotePublicKey.equals(watched.connection.remoteDevice));
                if (!knows)
                    this.#recycle(watched, 'new-member');
            }
        });
    };
    /** Our own role came or went: every device has to take it up. */
    #onOwnRoleChange = () => {
        for (const watched of this.#watched.values())
            this.#confirmTakenUp(watched, 'own-role-changed');
    };
    #checkRolesSoon = () => {
        if (this.#rolesCheckPending || this.#closed)
            return;
        this.#rolesCheckPending = true;
        this.#later(SETTLE_MS, () => {
            this.#rolesCheckPending = false;
            // A project that is being closed has nothing left to look after.
            this.#checkRoles().catch(() => { });
        });
    };
    async #checkRoles() {
        const members = await this.#project.$member.getMany({ includeLeft: true });
        if (this.#closed)
            return;
        for (const { deviceId, role } of members) {
            const before = this.#roles.get(deviceId);
            this.#roles.set(deviceId, role.roleId);
            const watched = this.#watched.get(deviceId);
            if (!watched || before === role.roleId)
                continue;
            // A device that lost its role must not get another block while we make sure.
            if (role.sync.data === 'allowed')
                this.#confirmTakenUp(watched, 'role-changed');
            else if (this.#replicates(watched))
                this.#recycle(watched, 'blocked');
        }
    }
    /** Recycles unless the engine, on both sides, begins to replicate by itself. */
    #confirmTakenUp(watched, reason) {
        const { connection } = watched;
        const bytesBefore = connection.bytesRead + connection.bytesWritten;
        this.#later(CONFIRM_MS, () => {
            if (this.#replicates(watched))
                return;
            const moved = connection.bytesRead + connection.bytesWritten - bytesBefore;
            if (moved > STILL_BUSY_BYTES)
                this.#confirmTakenUp(watched, reason);
            else
                this.#recycle(watched, reason);
        });
    }
    /**
     * Whether more than membership flows: settings, which the rest follows. The engine's own state
     * does not tell: it says "enabled" of a device that is allowed nothing but membership.
     */
    #replicates({ connection }) {
        return hasPeer(this.#cores, 'config', connection.remoteDevice);
    }
    #recycle(watched, reason) {
        const { connection } = watched;
        if (this.#closed || this.#watched.get(connection.deviceId) !== watched)
            return;
        if (watched.isEnding && reason !== 'blocked')
            return;
        watched.isEnding = true;
        this.#onRecycle(connection.deviceId, reason);
    }
    #later(delayMs, run) {
        if (this.#closed)
            return;
        const cancel = this.#clock.after(delayMs, () => {
            this.#timers.delete(cancel);
            if (!this.#closed)
                run();
        });
        this.#timers.add(cancel);
    }
}
//# sourceMappingURL=recycle-watch.js.map