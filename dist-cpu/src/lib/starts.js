/** How often a daemon was started on a storage directory: what a volunteer may be proud of. */
import fs from 'node:fs';
import { z } from 'zod';
const schema = z.object({ firstStartAt: z.number(), starts: z.number().int().min(1) });
/** Counts one more start. A file that cannot be read or written only costs the count. */
export function noteStart(file, now) {
    const before = readStarts(file);
    const starts = { firstStartAt: before?.firstStartAt ?? now, starts: (before?.starts ?? 0) + 1 };
    try {
        fs.writeFileSync(`${file}.tmp`, JSON.stringify(starts));
        fs.renameSync(`${file}.tmp`, file);
    }
    catch {
        // A full disk must not keep a bootstrap node from starting.
    }
    return starts;
}
function readStarts(file) {
    try {
        return schema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=starts.js.map