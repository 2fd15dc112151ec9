import { createHash } from 'node:crypto';
/** 32 bytes that are the same for the same seed. */
export function seededBytes(seed) {
    return createHash('sha256').update(seed).digest();
}
//# sourceMappingURL=seeded.js.map