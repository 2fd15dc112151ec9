/** Node.js, the clock, the disk and the file descriptors of the process that this runs in. */
import fs from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { duration } from '../lib/output.js';
import { sizeText } from '../lib/size.js';
import { verdict } from './check.js';
/** `engines` of package.json; a test compares the two. */
export const NEEDED_NODE = [20, 12];
export function checkNode(version = process.versions.node) {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const [neededMajor, neededMinor] = NEEDED_NODE;
    const isNew = major > neededMajor || (major === neededMajor && minor >= neededMinor);
    const detail = `Node.js ${version}, and ${NEEDED_NODE.join('.')} is needed`;
    return isNew ? verdict('node-ok', `Node.js ${version}`) : verdict('node-too-old', detail);
}
/** Tokens of links live for minutes and more, and devices are as wrong as that themselves. */
const CLOCK_OFF_MS = 120_000;
/** File systems round, and networked ones have a clock of their own. */
const FILE_SLACK_MS = 60_000;
export function checkClock({ nowMs, outside, newest }) {
    const { clockAheadMs: aheadMs, clocks } = outside;
    const nodes = clocks === 1 ? '1 bootstrap node' : `${clocks} bootstrap nodes`;
    if (aheadMs !== null && Math.abs(aheadMs) > CLOCK_OFF_MS) {
        const way = aheadMs > 0 ? 'behind' : 'ahead';
        const theirs = utc(nowMs + aheadMs);
        const detail = `${duration(Math.abs(aheadMs))} ${way}: it is ${utc(nowMs)} here, and ${theirs} by ${nodes}`;
        // Files that lie in the future decide it: then two say the same.
        const isSure = clocks > 1 || (aheadMs > 0 && isBehindFiles(nowMs, newest));
        return verdict(isSure ? 'clock-wrong' : 'clock-doubtful', detail);
    }
    if (aheadMs !== null) {
        return verdict('clock-ok', `within ${duration(Math.abs(aheadMs))} of ${nodes}`);
    }
    if (newest && isBehindFiles(nowMs, newest)) {
        const detail = `it is ${utc(nowMs)}, and ${newest.file} was written at ${utc(newest.atMs)}`;
        return verdict('clock-behind', detail);
    }
    return verdict('clock-unknown', `it is ${utc(nowMs)}; nobody told another time`);
}
function isBehindFiles(nowMs, newest) {
    return newest !== undefined && newest.atMs - nowMs > FILE_SLACK_MS;
}
function utc(ms) {
    const date = new Date(ms);
    return Number.isNaN(date.getTime())
        ? 'no time at all'
        : date.toISOString().replace('T', ' ').slice(0, 16) + ' UTC';
}
/** Of the program itself, too: it was installed before now. */
export function newestFile(dir) {
    const files = ['.', 'root-key', 'host.db', 'host.db-wal', 'nodes.json', 'lock'];
    const program = new URL('../../../package.json', import.meta.url);
    const found = [program, ...files.map((file) => path.join(dir, file))].flatMap((file) => {
        try {
            return [
                { file: file instanceof URL ? 'package.json' : file, atMs: fs.statSync(file).mtimeMs },
            ];
        }
        catch {
            return [];
        }
    });
    return found.sort((a, b) => b.atMs - a.atMs)[0];
}
/** Warned of before it is reached. */
const NEAR = 2;
/** Without a reserve: databases cannot even be closed. */
const LEAST_BYTES = 1024 ** 2;
export function checkDisk({ dir, freeBytes, minFreeBytes }) {
    if (freeBytes === null)
        return verdict('disk-unknown', dir);
    const reserve = minFreeBytes === 0 ? 'no reserve' : `a reserve of ${sizeText(minFreeBytes)}`;
    const detail = `${sizeText(freeBytes)} free for ${dir}, with ${reserve} (--min-free-space)`;
    if (freeBytes < Math.max(minFreeBytes, LEAST_BYTES))
        return verdict('disk-full', detail);
    return verdict(freeBytes < NEAR * minFreeBytes ? 'disk-nearly-full' : 'disk-ok', detail);
}
/** Of the disk that the directory is on, or will be once it is made. */
export async function freeBytesFor(dir) {
    try {
        const { bavail, bsize, blocks } = await statfs(nearestDirectory(dir));
        // As /proc: nothing can be stored there anyhow.
        return blocks === 0 ? null : bavail * bsize;
    }
    catch {
        return null;
    }
}
export function nearestDirectory(dir) {
    let nearest = dir;
    while (!fs.existsSync(nearest) && path.dirname(nearest) !== nearest) {
        nearest = path.dirname(nearest);
    }
    return nearest;
}
/** As `announce` warns of when it starts. */
const FEW_OPEN_PROJECTS = 8;
export function checkDescriptors({ limit, shares, projects }) {
    const { maxOpenProjects } = shares;
    const open = `${maxOpenProjects} project${maxOpenProjects === 1 ? '' : 's'} open at once`;
    const detail = `${limit} files may be open, so ${open}; ${projects} hosted`;
    if (maxOpenProjects < FEW_OPEN_PROJECTS)
        return verdict('descriptors-few', detail);
    // Hundreds of projects that are all in use at the same moment are not the usual case.
    const isTight = maxOpenProjects < Math.min(projects, 64);
    return verdict(isTight ? 'descriptors-tight' : 'descriptors-ok', detail);
}
//# sourceMappingURL=machine.js.map