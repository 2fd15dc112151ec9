/** What a process uses, by Linux's account of it; zeros where there is none. */
import fs from 'node:fs';
/** Of one entry of /proc/PID/stat; Linux has counted in hundredths of a second since ever. */
const TICK_MS = 10;
const UTIME = 11;
const KIB = 1024;
/** Processor time so far, of all threads. */
export function cpuMs(pid) {
    const stat = read(pid, 'stat');
    // The name before it may have spaces and brackets in it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[UTIME] ?? 0) + Number(fields[UTIME + 1] ?? 0)) * TICK_MS;
}
/** The most memory it ever had at once. */
export function peakRssBytes(pid) {
    return Number(/VmHWM:\s*(\d+)/.exec(read(pid, 'status'))?.[1] ?? 0) * KIB;
}
/** The memory it has now. */
export function rssBytes(pid) {
    return Number(/VmRSS:\s*(\d+)/.exec(read(pid, 'status'))?.[1] ?? 0) * KIB;
}
export function descriptors(pid) {
    try {
        return fs.readdirSync(`/proc/${pid}/fd`).length;
    }
    catch {
        return 0;
    }
}
function read(pid, file) {
    try {
        return fs.readFileSync(`/proc/${pid}/${file}`, 'utf8');
    }
    catch {
        return '';
    }
}
//# sourceMappingURL=process-use.js.map