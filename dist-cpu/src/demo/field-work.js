/** What people do with the devices: map, take photos; and the proof that another device has it. */
import crypto from 'node:crypto';
import fs from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { createPhotos, generateObservations } from './dataset.js';
/** Drawing a larger one takes longer than syncing it. */
const PHOTO_WIDTH = 1200;
export function nothingMapped() {
    return { observations: new Map(), photos: new Map() };
}
/** Maps observations, the first of which have photos, and adds them to `mapped`. */
export async function doFieldWork(project, mapped, { observations, photos, photoDir, seed, signal }) {
    const attachments = [];
    for (const photo of await createPhotos(photoDir, photos, { seed, width: PHOTO_WIDTH })) {
        signal.throwIfAborted();
        attachments.push(await attach(project, photo, mapped));
    }
    for (const [index, value] of generateObservations(observations, { seed }).entries()) {
        signal.throwIfAborted();
        value.attachments = attachments.filter((_, photo) => photo % observations === index);
        const doc = await project.observation.create(value);
        mapped.observations.set(doc.docId, plain(doc));
    }
}
async function attach(project, photo, mapped) {
    const blob = await project.$blobs.create({ ...photo }, { mimeType: 'image/jpeg' });
    const original = await fs.readFile(photo.original);
    mapped.photos.set(blob.name, { hash: sha256(original), bytes: original.byteLength });
    return {
        driveDiscoveryId: blob.driveId,
        name: blob.name,
        type: 'photo',
        hash: blob.hash,
        createdAt: new Date().toISOString(),
        external: false,
    };
}
/** Reads everything back from a device and compares it with what was mapped. */
export async function prove(project, mapped) {
    const docs = await project.observation.getMany();
    const equal = docs.filter((doc) => isDeepStrictEqual(plain(doc), mapped.observations.get(doc.docId)));
    const proof = { observations: equal.length, attachments: 0, bytes: 0, complete: false };
    // The photos are read only when they can be complete: what is missing is asked for many times.
    if (equal.length < mapped.observations.size)
        return proof;
    for (const attachment of equal.flatMap((doc) => doc.attachments)) {
        const bytes = await readOriginal(project, attachment);
        const taken = mapped.photos.get(attachment.name);
        if (!bytes || !taken || sha256(bytes) !== taken.hash)
            continue;
        proof.attachments++;
        proof.bytes += bytes.byteLength;
    }
    proof.complete = proof.attachments === mapped.photos.size;
    return proof;
}
/** As the app shows it; undefined while it has not arrived. */
async function readOriginal(project, { driveDiscoveryId: driveId, name }) {
    const url = await project.$blobs.getUrl({ driveId, name, type: 'photo', variant: 'original' });
    const response = await fetch(url);
    const body = Buffer.from(await response.arrayBuffer());
    return response.ok ? body : undefined;
}
/** The engine's documents carry methods and no own order that matters. */
function plain(doc) {
    return JSON.parse(JSON.stringify(doc));
}
function sha256(bytes) {
    return crypto.createHash('sha256').update(bytes).digest('hex');
}
//# sourceMappingURL=field-work.js.map