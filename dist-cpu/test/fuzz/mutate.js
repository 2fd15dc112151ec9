/** A whole number from 0 to `below` - 1. */
export function int(random, below) {
    return Math.floor(random() * below);
}
export function pick(random, from) {
    return from[int(random, from.length)];
}
export function chance(random, p) {
    return random() < p;
}
export function randomBytes(random, length) {
    return Buffer.from(Array.from({ length }, () => int(random, 256)));
}
export function hexKey(random) {
    return randomBytes(random, 32).toString('hex');
}
/** Bytes and lengths at which decoders turn. */
const EDGES = [0, 1, 2, 0x7f, 0x80, 0xfc, 0xfd, 0xfe, 0xff];
/** A few bytes changed, cut, doubled, put in or taken out. */
export function mutateBytes(random, bytes) {
    let result = Buffer.from(bytes);
    for (let n = 1 + int(random, 4); n > 0; n--) {
        const at = int(random, result.length + 1);
        const before = result.subarray(0, at);
        const rest = result.subarray(at);
        switch (int(random, 6)) {
            case 0:
                if (at < result.length)
                    result[at] = int(random, 256);
                break;
            case 1:
                if (at < result.length)
                    result[at] = pick(random, EDGES);
                break;
            case 2:
                result = Buffer.from(before);
                break;
            case 3:
                result = Buffer.concat([before, randomBytes(random, int(random, 40)), rest]);
                break;
            case 4:
                result = Buffer.concat([before, rest.subarray(int(random, 16))]);
                break;
            default:
                result = Buffer.concat([before, rest, rest.subarray(0, 512)]);
        }
    }
    return result;
}
const ODD_TEXTS = [
    ...['', ' ', '\0', '\n', '\r\n', '%', '%zz', '&', '=', '?', '#', '@', ':', '..', '/', '\\', '"'],
    ...['\ud800', '\u202e', '𝕄', 'ÿ', '٣', '-1', '1e9', '0x10', 'NaN', '65536', '999999999999999999'],
    ...['null', '{}', '[]', '__proto__', 'constructor', '127.0.0.1', '256.1.1.1', 'x'.repeat(300)],
];
/** A text with a few pieces changed. */
export function mutateText(random, text) {
    let result = text;
    for (let n = 1 + int(random, 3); n > 0; n--) {
        const at = int(random, result.length + 1);
        const to = at + int(random, 8);
        switch (int(random, 4)) {
            case 0:
                result = result.slice(0, at) + pick(random, ODD_TEXTS) + result.slice(at);
                break;
            case 1:
                result = result.slice(0, at) + result.slice(to);
                break;
            case 2:
                result = result.slice(0, at) + result.slice(at, to).repeat(2) + result.slice(at);
                break;
            default:
                result = result.slice(0, at) + String.fromCharCode(int(random, 0x180)) + result.slice(to);
        }
    }
    return result;
}
/** Any JSON value. */
export function randomJson(random, depth = 2) {
    const kinds = depth > 0 ? 8 : 6;
    switch (int(random, kinds)) {
        case 0:
            return null;
        case 1:
            return chance(random, 0.5);
        case 2:
            return pick(random, [0, -1, 0.5, 1e21, 65536, 2 ** 53, int(random, 1000)]);
        case 3:
        case 4:
            return pick(random, ODD_TEXTS);
        case 5:
            return hexKey(random);
        case 6:
            return Array.from({ length: int(random, 4) }, () => randomJson(random, depth - 1));
        default:
            return Object.fromEntries(Array.from({ length: int(random, 4) }, () => [
                pick(random, ODD_TEXTS),
                randomJson(random, depth - 1),
            ]));
    }
}
/** A value with a field somewhere replaced, renamed, removed, added, or named by its own value. */
export function mutateJson(random, value) {
    if (typeof value !== 'object' || value === null || chance(random, 0.1))
        return randomJson(random);
    if (Array.isArray(value)) {
        const list = value;
        const at = int(random, list.length + 1);
        if (chance(random, 0.3))
            return [...list.slice(0, at), randomJson(random), ...list.slice(at)];
        return list.map((each, n) => (n === at ? mutateJson(random, each) : each));
    }
    const entries = Object.entries(value);
    const at = int(random, entries.length);
    const [name, field] = entries[at] ?? ['', null];
    switch (int(random, 6)) {
        case 0:
            return Object.fromEntries(entries.filter((_, n) => n !== at));
        case 1:
            return Object.fromEntries([...entries, [pick(random, ODD_TEXTS), randomJson(random)]]);
        case 2:
            // A key where its name should be.
            return Object.fromEntries([...entries, [String(field), name]]);
        case 3:
            return Object.fromEntries(entries.map(([key, each], n) => [n === at ? mutateText(random, key) : key, each]));
        case 4:
            return typeof field === 'string'
                ? { ...value, [name]: mutateText(random, field) }
                : { ...value, [name]: randomJson(random) };
        default:
            return { ...value, [name]: mutateJson(random, field) };
    }
}
//# sourceMappingURL=mutate.js.map