/** A disk of a few megabytes that a test can really fill: a tmpfs, which takes root to mount. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
/** Directories go last (Infinity): the disk must be gone before. */
const UNMOUNT_ORDER = 1_000_000;
/** Undefined, with a line that says so, where this machine does not allow it. */
export async function mountSmallDisk(t, megabytes) {
    const dir = await t.tmp();
    try {
        const options = ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', dir];
        execFileSync('mount', options, { stdio: 'ignore' });
    }
    catch {
        t.comment('skipped: a tmpfs cannot be mounted here (it takes root on Linux)');
        return undefined;
    }
    let isMounted = true;
    const unmount = () => {
        // Lazily: a process that was killed may be a moment behind.
        if (isMounted)
            execFileSync('umount', ['--lazy', dir]);
        isMounted = false;
    };
    t.teardown(unmount, { order: UNMOUNT_ORDER });
    // A test that throws ends the process, and no tear-down runs.
    process.once('exit', unmount);
    const filler = path.join(dir, 'filler');
    return {
        dir,
        fill(leaveBytes) {
            const { bavail, bsize } = fs.statfsSync(dir);
            const bytes = bavail * bsize - leaveBytes;
            if (bytes > 0)
                fs.appendFileSync(filler, Buffer.alloc(bytes));
        },
        empty: () => fs.rmSync(filler),
    };
}
//# sourceMappingURL=small-disk.js.map