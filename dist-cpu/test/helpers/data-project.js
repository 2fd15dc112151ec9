/** A project with one of everything that tools read. */
import fs from 'node:fs';
import path from 'node:path';
import jpeg from 'jpeg-js';
const VARIANT_SIDES = { original: 320, preview: 160, thumbnail: 40 };
export async function fillProject(project, dir, { audioBytes = 300_000 } = {}) {
    const photoFiles = makePhoto(dir);
    const audioFile = path.join(dir, 'bird.mp3');
    fs.writeFileSync(audioFile, Buffer.alloc(audioBytes, 'sound'));
    const photo = await project.$blobs.create(photoFiles, { mimeType: 'image/jpeg' });
    const audio = await project.$blobs.create({ original: audioFile }, { mimeType: 'audio/mpeg' });
    const { field, preset, icons } = await addPresets(project);
    const observation = await project.observation.create({
        ...OBSERVATION,
        attachments: [
            attachmentOf(photo),
            attachmentOf(audio),
            { ...attachmentOf(photo), type: 'video' },
        ],
        presetRef: { docId: preset.docId, versionId: preset.versionId },
    });
    const plain = await project.observation.create({ ...OBSERVATION, tags: { note: 'plain' } });
    const { docId } = await project.observation.create(OBSERVATION);
    const deleted = await project.observation.delete(docId);
    const track = await project.track.create({
        schemaName: 'track',
        locations: [location(-2.35, -72.1), location(-2.36, -72.2)],
        observationRefs: [observation, plain].map(({ docId, versionId }) => ({ docId, versionId })),
        tags: { type: 'river' },
        presetRef: { docId: preset.docId, versionId: preset.versionId },
    });
    return {
        photo,
        photoFiles,
        audio,
        audioFile,
        field,
        preset,
        icons,
        observation,
        plain,
        deleted,
        track,
    };
}
const OBSERVATION = {
    schemaName: 'observation',
    lat: -2.35,
    lon: -72.1,
    attachments: [],
    tags: { note: 'nest', count: 3, seen: true, species: ['macaw', 'toucan'] },
    metadata: {
        position: {
            timestamp: '2025-03-01T12:00:00.000Z',
            coords: { latitude: -2.35, longitude: -72.1, altitude: 120, accuracy: 4 },
        },
    },
};
function location(latitude, longitude) {
    return { timestamp: '2025-03-01T12:00:00.000Z', mocked: false, coords: { latitude, longitude } };
}
function attachmentOf({ driveId, type, name, hash }) {
    return { driveDiscoveryId: driveId, type, name, hash, external: false };
}
async function addPresets(project) {
    const field = await project.field.create({
        schemaName: 'field',
        tagKey: 'species',
        type: 'selectOne',
        label: 'Species',
        options: [{ label: 'Macaw', value: 'macaw' }],
    });
    const icons = {
        svg: await project.$icons.create({
            name: 'bird',
            variants: [{ mimeType: 'image/svg+xml', size: 'medium', blob: Buffer.from('<svg/>') }],
        }),
        png: await project.$icons.create({
            name: 'fish',
            variants: ['small', 'large'].map((size) => ({
                mimeType: 'image/png',
                size,
                pixelDensity: 1,
                blob: Buffer.from(`png ${size}`),
            })),
        }),
    };
    const preset = await project.preset.create({
        schemaName: 'preset',
        name: 'Bird',
        geometry: ['point', 'line'],
        tags: { animal: 'bird' },
        addTags: { animal: 'bird' },
        removeTags: {},
        terms: ['wings'],
        color: '#00ff7f',
        fieldRefs: [{ docId: field.docId, versionId: field.versionId }],
        iconRef: { docId: icons.svg.docId, versionId: icons.svg.versionId },
    });
    return { field, icons, preset };
}
function makePhoto(dir) {
    const write = (variant) => {
        const side = VARIANT_SIDES[variant];
        // Every pixel another colour: what compresses well would be no test of streaming.
        const data = Buffer.from(Array.from({ length: side * side * 4 }, (_, i) => (i * i * 31) >> 3));
        const file = path.join(dir, `${variant}.jpg`);
        fs.writeFileSync(file, jpeg.encode({ width: side, height: side, data }, 95).data);
        return file;
    };
    return { original: write('original'), preview: write('preview'), thumbnail: write('thumbnail') };
}
//# sourceMappingURL=data-project.js.map