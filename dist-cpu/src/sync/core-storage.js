/**
 * The files of a project's cores, with a hard bound on how many are open at once.
 *
 * A core has four files, and every device of a project has five cores: a project of nine devices
 * kept 111 files open, and of those `@comapeo/core` bounds all but one per core (the locked ones),
 * softly. Here the files of all open projects share one pool; whoever wants to open one more waits
 * until the one that was opened first is closed. A closed file opens again when it is used.
 *
 * Hypercore locks one file of each core, and a lock needs an open file. One per project does as
 * well, for whoever opens a project opens its first core: a second process on the same directory
 * still fails, as CoMapeo Cloud does. The directory's own lock comes before all of this.
 */
import path from 'node:path';
import { isDiskFull } from '../lib/disk-space.js';
import { discoveryKeyOf, hex, parseProjectKey } from '../lib/keys.js';
import { RandomAccessFile } from './comapeo-internals.js';
import { WriteGates } from './write-gates.js';
/** Files that hypercore makes sparse. */
const SPARSE = new Set(['data', 'bitfield', 'tree']);
export class CoreStorage {
    #dir;
    #pool;
    #onFull;
    #gates = new WriteGates();
    /** @param dir where the cores of all projects are */
    constructor(dir, { maxFiles, onFull = () => { } }) {
        this.#dir = dir;
        this.#pool = new FilePool(maxFiles);
        this.#onFull = onFull;
    }
    /** Of the files that are bounded. */
    get openFiles() {
        return this.#pool.size;
    }
    /**
     * Holds back what is written to the cores of a project, open or not, until the returned function
     * is called: their files keep still, and are together what a crash at that moment would leave.
     * @param projectKey in hex
     */
    holdWrites(projectKey) {
        return this.#gates.close(projectKey);
    }
    /** @param name the path in the directory; it begins with the project's key in hex */
    file(name) {
        const base = path.basename(name);
        const options = { directory: this.#dir, sparse: SPARSE.has(base) };
        const [projectKey = ''] = name.split(path.sep);
        const hooks = { onFull: this.#onFull, gate: this.#gates.of(projectKey) };
        if (base === 'oplog' && this.#isLocked(name)) {
            return new WatchedFile(name, { ...options, lock: true }, hooks);
        }
        return new PooledFile(name, options, { pool: this.#pool, ...hooks });
    }
    /** Cores are in directories with the names of their discovery keys. */
    #isLocked(name) {
        const [projectKey = ''] = name.split(path.sep);
        const firstCore = hex(discoveryKeyOf(parseProjectKey(projectKey)));
        return path.basename(path.dirname(name)) === firstCore;
    }
}
class WatchedFile extends RandomAccessFile {
    #onFull;
    #gate;
    constructor(name, options, { onFull, gate }) {
        super(name, options);
        this.#onFull = onFull;
        this.#gate = gate;
    }
    _open(request) {
        super._open(this.#watched(request));
    }
    _write(request) {
        this.#gated(request, () => super._write(this.#watched(request)));
    }
    _truncate(request) {
        this.#gated(request, () => super._truncate(request));
    }
    _del(request) {
        // To the end of the file is a `_truncate`, which must not wait for itself.
        if (request.size === Infinity)
            return super._del(request);
        this.#gated(request, () => super._del(request));
    }
    _unlink(request) {
        this.#gated(request, () => super._unlink(request));
    }
    #gated(request, run) {
        this.#gate.enter(() => {
            settling(request, () => this.#gate.leave());
            run();
        });
    }
    #watched(request) {
        return settling(request, (error) => {
            if (isDiskFull(error))
                this.#onFull();
        });
    }
}
class PooledFile extends WatchedFile {
    #pool;
    constructor(name, options, { pool, ...hooks }) {
        super(name, options, hooks);
        this.#pool = pool;
    }
    _open(request) {
        const opened = settling(request, (error) => {
            if (error)
                this.#pool.leave(this);
            else
                this.#pool.opened(this);
        });
        this.#pool.enter(this, () => super._open(opened));
    }
    _close(request) {
        super._close(settling(request, () => this.#pool.leave(this)));
    }
}
/** Calls `run` once the request is answered: only then does the file know that it is open. */
function settling(request, run) {
    const answer = request.callback.bind(request);
    request.callback = (error, value) => {
        request.callback = answer;
        answer(error, value);
        run(error);
    };
    return request;
}
/** Exported for tests. */
export class FilePool {
    #maxFiles;
    /** Files that have a place; opening, open and closing ones. */
    #inside = new Set();
    /** Of those the ones that are open and stay so, in the order in which they were opened. */
    #settled = new Set();
    /** Those that were told to close. */
    #leaving = new Set();
    #waiting = [];
    constructor(maxFiles) {
        this.#maxFiles = maxFiles;
    }
    get size() {
        return this.#inside.size;
    }
    /** Runs as soon as there is a place for the file. */
    enter(file, run) {
        if (this.#inside.size < this.#maxFiles) {
            this.#inside.add(file);
            run();
        }
        else {
            this.#waiting.push({ file, run });
            this.#makeRoom();
        }
    }
    opened(file) {
        this.#settled.add(file);
        this.#makeRoom();
    }
    leave(file) {
        this.#settled.delete(file);
        this.#leaving.delete(file);
        if (!this.#inside.delete(file))
            return;
        const next = this.#waiting.shift();
        if (!next)
            return;
        this.#inside.add(next.file);
        next.run();
    }
    /** What the file was asked for before it still happens, and it opens again for the rest. */
    #makeRoom() {
        while (this.#leaving.size < this.#waiting.length) {
            const [oldest] = this.#settled;
            if (!oldest)
                return;
            this.#settled.delete(oldest);
            this.#leaving.add(oldest);
            oldest.suspend();
        }
    }
}
//# sourceMappingURL=core-storage.js.map