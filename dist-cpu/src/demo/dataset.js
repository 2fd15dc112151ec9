/**
 * What the demonstration, the tests and the benchmarks sync: observations and photos such as a
 * day's walk through a territory brings home. Nothing in it is, or is near, anybody's real data.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import { generate } from '@mapeo/mock-data';
import jpeg from 'jpeg-js';
import { downscale, drawLandscape } from './landscape.js';
import { Random } from './random.js';
/** A point in the forest of the upper Amazon. */
const TERRITORY = { lat: -2.35, lon: -72.1 };
const TERRITORY_RADIUS_KM = 12;
const OBSERVATIONS_PER_WALK = 15;
const KM_PER_DEGREE = 111.2;
/** 1 June 2025, 7 in the morning there. */
const FIRST_WALK = Date.UTC(2025, 5, 1, 12);
const DAY_MS = 24 * 3_600_000;
const KINDS = [
    'hunting-site',
    'fishing-site',
    'medicinal-plant',
    'old-village',
    'spring',
    'animal-track',
    'clearing',
    'boundary-marker',
];
const NOTES = [
    'Seen from the river bank.',
    'The elders call this place by another name.',
    'New since the last walk.',
    'Come back in the dry season.',
];
/**
 * Values for `project.observation.create()`, without attachments, in walks of 15.
 *
 * The seed decides where and when each was made, its kind and its note. The other tags, and which
 * location providers were on, come from @mapeo/mock-data, whose generator takes no seed: they
 * differ from run to run, as does an observation's size (by some hundred bytes).
 */
export function generateObservations(count, { seed = 1 } = {}) {
    const random = new Random(seed);
    let walk = startWalk(random, 0);
    return generate('observation', { count }).map((mock, index) => {
        if (index > 0 && index % OBSERVATIONS_PER_WALK === 0) {
            walk = startWalk(random, index / OBSERVATIONS_PER_WALK);
        }
        stroll(walk, random);
        return observationAt(walk, mock, random);
    });
}
function startWalk(random, day) {
    const angle = random.between(0, 2 * Math.PI);
    const distanceKm = TERRITORY_RADIUS_KM * Math.sqrt(random.next());
    const walk = { ...TERRITORY, heading: angle, timeMs: FIRST_WALK + day * DAY_MS };
    move(walk, distanceKm);
    walk.heading = random.between(0, 2 * Math.PI);
    return walk;
}
/** On to the next observation: 50 to 400 m, a few minutes, turning a little. */
function stroll(walk, random) {
    walk.heading += random.between(-0.6, 0.6);
    walk.timeMs += Math.round(random.between(2, 20) * 60_000);
    move(walk, random.between(0.05, 0.4));
}
function move(walk, km) {
    walk.lat += (km * Math.cos(walk.heading)) / KM_PER_DEGREE;
    walk.lon += (km * Math.sin(walk.heading)) / (KM_PER_DEGREE * Math.cos(toRadians(walk.lat)));
}
function toRadians(degrees) {
    return (degrees * Math.PI) / 180;
}
/**
 * The mock's ids, links and dates are the engine's business, its attachments and preset name
 * documents that do not exist, and its coordinates lie anywhere on Earth: none of that is taken.
 */
function observationAt(walk, mock, random) {
    const lat = round(walk.lat, 6);
    const lon = round(walk.lon, 6);
    return {
        schemaName: 'observation',
        lat,
        lon,
        attachments: [],
        tags: { ...mock.tags, type: random.pick(KINDS), notes: random.pick(NOTES) },
        metadata: {
            manualLocation: false,
            position: {
                timestamp: new Date(walk.timeMs).toISOString(),
                mocked: false,
                coords: {
                    latitude: lat,
                    longitude: lon,
                    altitude: round(random.between(90, 180), 1),
                    accuracy: round(random.between(3, 25), 1),
                },
            },
            ...(mock.metadata?.positionProvider && {
                positionProvider: mock.metadata.positionProvider,
            }),
        },
    };
}
function round(value, digits) {
    return Number(value.toFixed(digits));
}
/** What CoMapeo's apps scale photos down to, roughly. */
const PREVIEW_WIDTH = 600;
const THUMBNAIL_WIDTH = 200;
const ORIGINAL_QUALITY = 82;
const SMALL_QUALITY = 70;
/**
 * Writes `count` photos into `dir`, which must exist, each in three sizes. With the same seed and
 * width, the same files byte for byte.
 */
export async function createPhotos(dir, count, { seed = 1, width = 1600 } = {}) {
    const photos = [];
    for (let index = 0; index < count; index++) {
        const original = drawLandscape(seed * 1000 + index, width, Math.round(width * 0.75));
        const preview = downscale(original, Math.min(width, PREVIEW_WIDTH));
        const thumbnail = downscale(preview, Math.min(width, THUMBNAIL_WIDTH));
        const name = `photo-${String(index + 1).padStart(3, '0')}`;
        photos.push({
            original: await writeJpeg(dir, `${name}.jpg`, original, ORIGINAL_QUALITY),
            preview: await writeJpeg(dir, `${name}-preview.jpg`, preview, SMALL_QUALITY),
            thumbnail: await writeJpeg(dir, `${name}-thumbnail.jpg`, thumbnail, SMALL_QUALITY),
        });
    }
    return photos;
}
async function writeJpeg(dir, name, picture, quality) {
    const file = path.join(dir, name);
    await fs.writeFile(file, jpeg.encode(picture, quality).data);
    return file;
}
//# sourceMappingURL=dataset.js.map