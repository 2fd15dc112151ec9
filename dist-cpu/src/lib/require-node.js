/**
 * Imported before anything else: an older Node does not have what the rest needs, and would say so
 * in its own words, with a stack.
 */
import { ERRORS } from './errors.js';
const NEEDED = { major: 20, minor: 12 };
/** @param version as `process.versions.node` */
export function isTooOld(version) {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    return major < NEEDED.major || (major === NEEDED.major && minor < NEEDED.minor);
}
if (isTooOld(process.versions.node)) {
    const { exit, fix } = ERRORS.NODE_TOO_OLD;
    const wanted = `${NEEDED.major}.${NEEDED.minor}`;
    const what = `this is Node ${process.versions.node} (${process.execPath}), and ${wanted} is needed`;
    process.stderr.write(`error: NODE_TOO_OLD: ${what}\nfix:   ${fix}\n`);
    process.exit(exit);
}
//# sourceMappingURL=require-node.js.map