/**
 * How many file descriptors this process may have, and what it spends them on: computed at start,
 * for the process dies of the first one that it does not get.
 */
import { readFileSync } from 'node:fs';
/** What systems without a limit that can be read give a process at least; POSIX asks for less. */
const ASSUMED_LIMIT = 1024;
/** A limit of "unlimited" must stay a number to divide. */
const LARGEST_LIMIT = 1_048_576;
/**
 * Of the process itself: Node's own (about 20), UDP sockets of the DHT and of mDNS, three
 * databases with their write-ahead logs, the lock, listening sockets; measured are 45. Then those who
 * look at the status page. The rest is for what comes and goes: media that is read, another try of a
 * connection, a command's work.
 */
const OWN_DESCRIPTORS = 96;
/** Browsers and scrapers on the operator's HTTP port, at once: a page holds one or two. */
export const UI_SOCKETS = 16;
/** Commands on the control socket, at once. */
export const CONTROL_SOCKETS = 32;
/** And devices nearby (64, see `local-network.ts`). */
const LOCAL_SOCKETS = 64 + CONTROL_SOCKETS;
/**
 * An open project has a database, its write-ahead log and its index, and one locked file: measured,
 * and the same for any number of devices. All other files of its cores share `coreFiles`.
 */
export const DESCRIPTORS_PER_PROJECT = 4;
/** A project at rest keeps some of its core files open; fewer would be opened again and again. */
const CORE_FILES_PER_PROJECT = 4;
const MIN_CORE_FILES = 16;
/** An open project costs 1.4 MB and more: as many as this are bounded by memory, not descriptors. */
const MOST_OPEN_PROJECTS = 256;
/**
 * The soft limit of this process (RLIMIT_NOFILE), which Node itself raised to the hard one as it
 * started. Where it cannot be read it is taken for 1,024.
 */
export function descriptorLimit() {
    const limit = limitOfProc() ?? limitOfReport() ?? ASSUMED_LIMIT;
    return Math.min(limit, LARGEST_LIMIT);
}
/** @param limits the text of Linux' `/proc/self/limits` */
export function parseLimits(limits) {
    const soft = /^Max open files\s+(\d+|unlimited)\s/m.exec(limits)?.[1];
    if (soft === undefined)
        return undefined;
    return soft === 'unlimited' ? Infinity : Number(soft);
}
function limitOfProc() {
    try {
        return parseLimits(readFileSync('/proc/self/limits', 'utf8'));
    }
    catch {
        return undefined;
    }
}
/** macOS and the BSDs; Windows has no such limit, and the report none. */
function limitOfReport() {
    if (process.platform === 'linux' || process.platform === 'win32')
        return undefined;
    const { userLimits } = process.report.getReport();
    const soft = userLimits?.open_files?.soft;
    if (soft === 'unlimited')
        return Infinity;
    const limit = Number(soft);
    return Number.isInteger(limit) && limit > 0 ? limit : undefined;
}
/**
 * What fits. Projects and HTTP connections get half each where there is not enough for what both
 * would take; there is always room for one project, so under a hopeless limit the sum is larger.
 */
export function shareDescriptors(wishes = {}) {
    const limit = wishes.limit ?? descriptorLimit();
    const free = Math.max(0, limit - OWN_DESCRIPTORS - LOCAL_SOCKETS);
    const httpSockets = Math.min(wishes.httpSockets ?? 0, Math.floor(free / 2));
    const rest = free - httpSockets;
    const each = DESCRIPTORS_PER_PROJECT + CORE_FILES_PER_PROJECT;
    const fitting = Math.max(1, Math.floor(rest / each));
    const maxOpenProjects = Math.min(wishes.maxOpenProjects ?? MOST_OPEN_PROJECTS, fitting);
    const coreFiles = Math.max(MIN_CORE_FILES, rest - maxOpenProjects * DESCRIPTORS_PER_PROJECT);
    return { maxOpenProjects, coreFiles, httpSockets };
}
//# sourceMappingURL=descriptor-limit.js.map