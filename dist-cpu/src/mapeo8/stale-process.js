/**
 * A process of the older engine that outlived its peer would still write to the projects' files. It
 * ends when the channel to the peer does; one that hangs does not, and is ended at the next start.
 */
import fs from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { writeFileAtomic } from '../lib/storage.js';
const WAIT_MS = 5000;
const POLL_MS = 20;
const noteSchema = z.object({
    pid: z.int().min(2),
    /** When it started, in ticks since the machine did: a process id is used again. */
    startedAt: z.string(),
});
export function noteProcess(file, pid) {
    const startedAt = startOf(pid);
    if (startedAt !== undefined)
        writeFileAtomic(file, JSON.stringify({ pid, startedAt }));
}
/** Ends the process that the file names, where it is still the same; resolves once it is gone. */
export async function endStale(file) {
    let text;
    try {
        text = fs.readFileSync(file, 'utf8');
    }
    catch {
        return;
    }
    const { data: note } = noteSchema.safeParse(parse(text));
    const isAlive = () => note !== undefined && startOf(note.pid) === note.startedAt;
    if (note && isAlive())
        process.kill(note.pid, 'SIGKILL');
    const endMs = Date.now() + WAIT_MS;
    while (isAlive() && Date.now() < endMs)
        await delay(POLL_MS);
    fs.rmSync(file, { force: true });
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Undefined where it runs no more, or the system does not say (only Linux does). */
function startOf(pid) {
    try {
        const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
        // The name in parentheses may hold anything. Of what follows the first is the state, the 20th
        // the start.
        const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return state === 'Z' ? undefined : rest[18];
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=stale-process.js.map