/** A real photo, in an observation of a real project. */
import crypto from 'node:crypto';
import fs from 'node:fs/promises';
import { createPhotos } from '../../src/demo/dataset.js';
import { eventually } from './eventually.js';
/** Attaches a photo of about 50 kB to a new observation. */
export async function addPhoto(t, project) {
    const [photo] = await createPhotos(await t.tmp(), 1, { seed: 1, width: 320 });
    if (!photo)
        throw new Error('no photo was made');
    const blob = await project.$blobs.create({ ...photo }, { mimeType: 'image/jpeg' });
    await project.observation.create({
        schemaName: 'observation',
        lat: -2.35,
        lon: -72.1,
        attachments: [
            {
                driveDiscoveryId: blob.driveId,
                name: blob.name,
                type: 'photo',
                hash: blob.hash,
                createdAt: new Date(0).toISOString(),
                external: false,
            },
        ],
        tags: { note: 'with a photo' },
        metadata: { manualLocation: false },
    });
    return { driveId: blob.driveId, name: blob.name, hash: sha256(await fs.readFile(photo.original)) };
}
/** The device can show the original, byte for byte. */
export async function photoArrived(t, device, project, { driveId, name, hash }) {
    if (!device.fastify.server.listening) {
        await device.fastify.listen({ host: '127.0.0.1', port: 0 });
        t.teardown(() => device.fastify.close());
    }
    const url = await project.$blobs.getUrl({ driveId, name, type: 'photo', variant: 'original' });
    return eventually(async () => {
        const response = await fetch(url);
        return response.ok && sha256(Buffer.from(await response.arrayBuffer())) === hash;
    }, { what: 'the photo', timeoutMs: 20_000 });
}
function sha256(bytes) {
    return crypto.createHash('sha256').update(bytes).digest('hex');
}
//# sourceMappingURL=photo.js.map