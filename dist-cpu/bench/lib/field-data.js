/** What the devices of a bench sync. */
import crypto from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { createPhotos, generateObservations } from '../../src/demo/dataset.js';
/** What is drawn is small; the rest of a photo is noise, which is as good as JPEG on the wire. */
const DRAWN_WIDTH = 640;
/**
 * Creates observations, the first of which have photos. A photo is a drawn picture that noise makes
 * as large as a camera's: drawing it at that size takes longer than syncing it.
 * @param dir where the photos are written before they are stored; it must exist
 */
export async function createFieldData(project, dir, { observations, photos, photoBytes, seed }) {
    const values = generateObservations(observations, { seed });
    const [drawn] = photos > 0 ? await createPhotos(dir, 1, { seed, width: DRAWN_WIDTH }) : [];
    for (let index = 0; drawn && index < photos; index++) {
        const picture = await fs.readFile(drawn.original);
        const original = path.join(dir, `original-${index}.jpg`);
        const noiseBytes = Math.max(0, photoBytes - picture.byteLength);
        await fs.writeFile(original, Buffer.concat([picture, noise(noiseBytes, `${seed}/${index}`)]));
        const blob = await project.$blobs.create({ ...drawn, original }, { mimeType: 'image/jpeg' });
        await fs.rm(original);
        values[index % observations]?.attachments.push({
            driveDiscoveryId: blob.driveId,
            name: blob.name,
            type: 'photo',
            hash: blob.hash,
            createdAt: new Date(0).toISOString(),
            external: false,
        });
    }
    for (const value of values)
        await project.observation.create(value);
}
/** The same bytes for the same seed. */
function noise(bytes, seed) {
    const key = crypto.createHash('sha256').update(seed).digest();
    const cipher = crypto.createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
    return cipher.update(Buffer.alloc(bytes));
}
//# sourceMappingURL=field-data.js.map