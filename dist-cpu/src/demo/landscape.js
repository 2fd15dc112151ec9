/**
 * Pictures of hills under a sky, drawn from a seed.
 *
 * A flat test image compresses to nothing and would make every transfer look fast. These have what
 * photos have (gradients, edges, fine texture, grain), and so the size of photos.
 */
import { Random } from './random.js';
const LATTICE = 256;
const RIDGES = 4;
const SKIES = [
    { zenith: [58, 110, 190], horizon: [196, 216, 230] },
    { zenith: [70, 84, 140], horizon: [244, 190, 140] },
    { zenith: [120, 134, 150], horizon: [204, 208, 206] },
];
export function drawLandscape(seed, width, height) {
    const random = new Random(seed);
    const lattice = Float32Array.from({ length: LATTICE * LATTICE }, () => random.next());
    const scene = makeScene(random);
    const ridges = Array.from({ length: RIDGES }, (_, i) => ridgeLine(lattice, i, width, height));
    const data = Buffer.alloc(width * height * 4);
    let offset = 0;
    for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
            const colour = pixel(scene, lattice, ridges, x, y, width, height);
            // What a small sensor adds; in luminance alone, as cameras filter it out of the colours.
            const grain = (lattice[(x * 7 + y * 131 + ((x * y) >> 3)) & 0xffff] ?? 0) * 14 - 7;
            data[offset++] = clamp(colour[0] + grain);
            data[offset++] = clamp(colour[1] + grain);
            data[offset++] = clamp(colour[2] + grain);
            data[offset++] = 255;
        }
    }
    return { width, height, data };
}
function makeScene(random) {
    return {
        ...random.pick(SKIES),
        forest: [random.between(24, 52), random.between(64, 96), random.between(26, 44)],
        sun: { x: random.between(0.1, 0.9), y: random.between(0.08, 0.35) },
        clouds: random.between(0.2, 0.8),
    };
}
/** The height of a range of hills at each x, in pixels from the top; nearer ones lie lower. */
function ridgeLine(lattice, index, width, height) {
    const base = 0.42 + index * 0.14;
    const relief = 0.16 - index * 0.02;
    return Float32Array.from({ length: width }, (_, x) => {
        const u = (x / width) * (3 + index * 2);
        const shape = noise(lattice, u, index * 17) * 0.75 +
            noise(lattice, u * 5, index * 31) * 0.2 +
            noise(lattice, u * 40, index * 47) * 0.05;
        return (base - (shape - 0.5) * relief) * height;
    });
}
function pixel(scene, lattice, ridges, x, y, width, height) {
    for (let i = ridges.length - 1; i >= 0; i--) {
        const top = ridges[i]?.[x] ?? height;
        if (y >= top)
            return hill(scene, lattice, i, x / width, y / width, (y - top) / height);
    }
    return sky(scene, lattice, x / width, y / height);
}
function sky(scene, lattice, x, y) {
    const blue = mix(scene.zenith, scene.horizon, Math.min(1, y * 1.8));
    const cloud = noise(lattice, x * 6, y * 14) * 0.6 + noise(lattice, x * 23, y * 50) * 0.4 - (1 - scene.clouds);
    const cloudy = cloud > 0 ? mix(blue, [248, 246, 244], Math.min(0.9, cloud * 3)) : blue;
    const dx = x - scene.sun.x;
    const dy = (y - scene.sun.y) * 0.75;
    const distance = Math.sqrt(dx * dx + dy * dy);
    return mix(cloudy, [255, 244, 214], Math.max(0, 1 - distance * 5) ** 2);
}
/** Far hills are pale with haze and smooth; near ones show the crowns of trees. */
function hill(scene, lattice, index, u, v, depth) {
    const nearness = (index + 1) / RIDGES;
    const scale = 160 / nearness;
    const crowns = noise(lattice, u * scale, v * scale) * 0.65 + noise(lattice, u * scale * 2.7, v * scale * 2.7);
    const light = 0.55 + crowns * 0.75 * nearness - depth * 0.6;
    const [red, green, blue] = scene.forest;
    const lit = [red * light + crowns * 18 * nearness, green * light, blue * light];
    return mix(lit, scene.horizon, (1 - nearness) * 0.75);
}
/** Value noise in [0, 1): the lattice's numbers with a smooth step between them. */
function noise(lattice, x, y) {
    const column = Math.floor(x);
    const row = Math.floor(y);
    const fx = smooth(x - column);
    const fy = smooth(y - row);
    const left = column & 255;
    const right = (column + 1) & 255;
    const above = (row & 255) << 8;
    const below = ((row + 1) & 255) << 8;
    const a = lattice[above | left] ?? 0;
    const b = lattice[above | right] ?? 0;
    const c = lattice[below | left] ?? 0;
    const d = lattice[below | right] ?? 0;
    const top = a + (b - a) * fx;
    return top + (c + (d - c) * fx - top) * fy;
}
function smooth(t) {
    return t * t * (3 - 2 * t);
}
function mix(a, b, t) {
    return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}
function clamp(value) {
    return value < 0 ? 0 : value > 255 ? 255 : value;
}
/** The mean of the pixels that fall into each new one: sharp enough, and free of moiré. */
export function downscale(picture, width) {
    const ratio = picture.width / width;
    const height = Math.max(1, Math.round(picture.height / ratio));
    const data = Buffer.alloc(width * height * 4);
    for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
            averageInto(data, (y * width + x) * 4, picture, x * ratio, y * ratio, ratio);
        }
    }
    return { width, height, data };
}
function averageInto(target, offset, { width, height, data }, left, top, size) {
    const right = Math.min(width, Math.max(left + 1, Math.floor(left + size)));
    const bottom = Math.min(height, Math.max(top + 1, Math.floor(top + size)));
    const sum = [0, 0, 0];
    let count = 0;
    for (let y = Math.floor(top); y < bottom; y++) {
        for (let x = Math.floor(left); x < right; x++) {
            const at = (y * width + x) * 4;
            sum[0] += data[at] ?? 0;
            sum[1] += data[at + 1] ?? 0;
            sum[2] += data[at + 2] ?? 0;
            count++;
        }
    }
    for (let i = 0; i < 3; i++)
        target[offset + i] = (sum[i] ?? 0) / count;
    target[offset + 3] = 255;
}
//# sourceMappingURL=landscape.js.map