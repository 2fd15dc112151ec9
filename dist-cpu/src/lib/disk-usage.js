/** How much room files take. */
import fs from 'node:fs/promises';
import path from 'node:path';
/** What `stat` counts in, whatever the file system's own block size. */
const BLOCK_BYTES = 512;
/**
 * Bytes on disk of files and of everything in directories; holes of sparse files do not count.
 * What is not there, or goes meanwhile, counts nothing.
 */
export async function diskUsage(paths) {
    let bytes = 0;
    for (const entry of paths) {
        const stat = await fs.lstat(entry).catch(() => undefined);
        bytes += (stat?.blocks ?? 0) * BLOCK_BYTES;
        if (!stat?.isDirectory())
            continue;
        const names = await fs.readdir(entry).catch(() => []);
        bytes += await diskUsage(names.map((name) => path.join(entry, name)));
    }
    return bytes;
}
//# sourceMappingURL=disk-usage.js.map