/**
 * Room on the disk of the storage directory. Below the reserve the peer takes nothing new, and what
 * it has it goes on serving: a disk that is full to the last byte is damaged databases.
 */
import { statfs } from 'node:fs/promises';
import { systemClock } from './clock.js';
import { codeOf } from './errors.js';
import { Service } from './service.js';
/** Enough for what is on its way when we stop asking, and for SQLite's own files. */
export const DEFAULT_MIN_FREE_BYTES = 512 * 1024 ** 2;
const CHECK_MS = 10_000;
/** While there is less than this many times the reserve; 100 MB/s fill half a gigabyte in 5 s. */
const NEAR = 4;
const NEAR_CHECK_MS = 1000;
/** Where no reserve is kept and a write failed: with that much free, writes go well again. */
const LEAST_FREE_BYTES = 16 * 1024 ** 2;
/** So that a disk at the very edge is not full and empty by turns. */
const MARGIN = 1.1;
/** As files and SQLite say that there is no room. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);
export function isDiskFull(error) {
    return FULL.has(codeOf(error) ?? '');
}
export class DiskSpace extends Service {
    minFreeBytes;
    #measure;
    #clock;
    #freeBytes = null;
    #full = false;
    #writesFailed = false;
    #cancelLook = () => { };
    constructor({ clock = systemClock, measure }, { dir, minFreeBytes }) {
        super();
        this.minFreeBytes = minFreeBytes;
        this.#clock = clock;
        this.#measure = measure ?? (() => freeBytesOf(dir));
    }
    get isFull() {
        return this.#full;
    }
    /** Of the last look; null where the file system does not say. */
    get freeBytes() {
        return this.#freeBytes;
    }
    /** Looked once, and looks again until it is closed. */
    async open() {
        this.defer(() => this.#cancelLook());
        if (this.minFreeBytes > 0)
            await this.#watch();
    }
    /** Something could not be written for want of room: somebody was quicker than we look. */
    noteFull() {
        this.#writesFailed = true;
        if (this.#full || this.closing)
            return;
        this.#full = true;
        this.emit('full', { freeBytes: this.#freeBytes });
        this.#cancelLook();
        void this.#watch();
    }
    async #watch() {
        await this.#look();
        if (this.closing || (this.minFreeBytes === 0 && !this.#full))
            return;
        this.#cancelLook = this.#clock.after(this.#nextMs(), () => void this.#watch());
    }
    async #look() {
        let freeBytes;
        try {
            freeBytes = await this.#measure();
        }
        catch {
            // What cannot be measured is left as it was: writes will tell.
            return;
        }
        if (this.closing)
            return;
        this.#freeBytes = freeBytes;
        const isFull = freeBytes < this.#neededBytes;
        if (isFull === this.#full)
            return;
        this.#full = isFull;
        if (isFull)
            return void this.emit('full', { freeBytes });
        const writesFailed = this.#writesFailed;
        this.#writesFailed = false;
        this.emit('room', { freeBytes, writesFailed });
    }
    get #neededBytes() {
        if (!this.#full)
            return this.minFreeBytes;
        return Math.max(this.minFreeBytes * MARGIN, this.#writesFailed ? LEAST_FREE_BYTES : 0);
    }
    #nextMs() {
        const isNear = this.#full || (this.#freeBytes ?? 0) < NEAR * this.minFreeBytes;
        return isNear ? NEAR_CHECK_MS : CHECK_MS;
    }
}
/** What a user who is not root may still take. */
async function freeBytesOf(dir) {
    const { bavail, bsize } = await statfs(dir);
    return bavail * bsize;
}
//# sourceMappingURL=disk-space.js.map