import fs from 'node:fs';
import test from 'brittle';
import jpeg from 'jpeg-js';
import { createPhotos, generateObservations } from '../../src/demo/dataset.js';
import { createDevice } from '../helpers/device.js';
test('photos are real JPEGs in three sizes, the same for the same seed', async (t) => {
    const dir = await t.tmp();
    const [photo] = await createPhotos(dir, 1, { seed: 7 });
    if (!photo)
        return t.fail('no photo');
    const original = decode(photo.original);
    t.is(original.width, 1600);
    t.is(original.height, 1200);
    t.is(decode(photo.preview).width, 600);
    t.is(decode(photo.thumbnail).width, 200);
    const sizes = [photo.original, photo.preview, photo.thumbnail].map((f) => fs.statSync(f).size);
    t.comment('bytes', ...sizes);
    t.ok(sizes[0] !== undefined && sizes[0] > 150_000 && sizes[0] < 1_500_000);
    t.ok(sizes[1] !== undefined && sizes[1] > 10_000 && sizes[1] < 150_000);
    t.ok(sizes[2] !== undefined && sizes[2] > 1_000 && sizes[2] < 20_000);
    t.ok(colours(original.data) > 5000, 'the picture shows something');
    const [again] = await createPhotos(await t.tmp(), 1, { seed: 7 });
    t.alike(fs.readFileSync(again?.original ?? ''), fs.readFileSync(photo.original));
});
test('photos of one set and of other seeds differ', async (t) => {
    const photos = [
        ...(await createPhotos(await t.tmp(), 2, { seed: 1, width: 320 })),
        ...(await createPhotos(await t.tmp(), 2, { seed: 2, width: 320 })),
    ];
    const contents = photos.map((photo) => fs.readFileSync(photo.original, 'base64'));
    t.is(new Set(contents).size, 4);
    t.is(decode(photos[0]?.original ?? '').width, 320);
});
test('observations lie in one territory; the seed decides where and when', async (t) => {
    const observations = generateObservations(40, { seed: 3 });
    t.is(observations.length, 40);
    for (const { lat, lon } of observations) {
        if (Math.abs((lat ?? 0) + 2.35) > 0.2 || Math.abs((lon ?? 0) + 72.1) > 0.2)
            t.fail('far away');
    }
    const place = (seed) => generateObservations(40, { seed }).map(({ lat, lon, tags, metadata }) => [
        lat,
        lon,
        tags['type'],
        tags['notes'],
        metadata?.position,
    ]);
    t.alike(place(3), place(3));
    t.unlike(place(3), place(4));
});
test('a project takes the observations and photos and gives them back', async (t) => {
    const device = await createDevice(t);
    const project = await device.manager.getProject(await device.manager.createProject({ name: 'dataset' }));
    const values = generateObservations(20);
    const docs = await Promise.all(values.map((value) => project.observation.create(value)));
    for (const [index, { docId }] of docs.entries()) {
        const stored = await project.observation.getByDocId(docId);
        t.is(stored.lat, values[index]?.lat);
        t.alike(stored.tags, values[index]?.tags);
        t.alike(stored.metadata, values[index]?.metadata);
    }
    t.is((await project.observation.getMany()).length, 20);
    const [photo] = await createPhotos(await t.tmp(), 1, { width: 800 });
    const [value] = values;
    if (!photo || !docs[0] || !value)
        return t.fail('nothing to attach');
    const blob = await project.$blobs.create({ ...photo }, { mimeType: 'image/jpeg' });
    t.is(blob.type, 'photo');
    const { versionId } = docs[0];
    const { driveId: driveDiscoveryId, name, hash } = blob;
    const updated = await project.observation.update(versionId, {
        ...value,
        attachments: [{ driveDiscoveryId, name, type: 'photo', hash, external: false }],
    });
    t.is(updated.attachments[0]?.hash, hash);
    const { fastify } = device;
    const base = await fastify.listen({ host: '127.0.0.1', port: 0 });
    t.teardown(() => fastify.close());
    for (const variant of ['original', 'preview', 'thumbnail']) {
        const url = await project.$blobs.getUrl({ ...blob, type: 'photo', variant });
        t.ok(url.startsWith(base));
        const body = Buffer.from(await (await fetch(url)).arrayBuffer());
        t.ok(body.equals(fs.readFileSync(photo[variant])), variant);
    }
});
function decode(file) {
    return jpeg.decode(fs.readFileSync(file), { useTArray: true });
}
function colours(rgba) {
    const seen = new Set();
    for (let i = 0; i + 2 < rgba.length; i += 4) {
        seen.add(((rgba[i] ?? 0) << 16) | ((rgba[i + 1] ?? 0) << 8) | (rgba[i + 2] ?? 0));
    }
    return seen.size;
}
//# sourceMappingURL=dataset.test.js.map