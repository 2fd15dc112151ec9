/** The collection piece by piece: it is never in memory as one text. */
export function* featureCollection(documents) {
    yield '{"type":"FeatureCollection","features":[';
    let separator = '\n';
    for (const track of documents.tracks) {
        yield separator + feature(track, lineOf(track));
        separator = ',\n';
    }
    for (const observation of documents.observations) {
        yield separator + feature(observation, pointOf(observation));
        separator = ',\n';
    }
    yield '\n]}\n';
}
function feature(properties, geometry) {
    return JSON.stringify({ type: 'Feature', properties, geometry });
}
/** Where it was put on the map, else where the device was; null for an observation of no place. */
function pointOf({ lat, lon, metadata }) {
    const { position } = (metadata ?? {});
    const device = position?.coords;
    const place = typeof lat === 'number' && typeof lon === 'number'
        ? toPosition({ latitude: lat, longitude: lon, altitude: device?.altitude })
        : toPosition(device);
    return place ? { type: 'Point', coordinates: place } : null;
}
/** Null where there are fewer than the two positions that a line needs. */
function lineOf({ locations }) {
    const coordinates = (locations ?? [])
        .map(({ coords }) => toPosition(coords))
        .filter((position) => position !== undefined);
    return coordinates.length > 1 ? { type: 'LineString', coordinates } : null;
}
function toPosition(coords = {}) {
    const { latitude, longitude, altitude } = coords;
    if (typeof latitude !== 'number' || typeof longitude !== 'number')
        return undefined;
    return typeof altitude === 'number' ? [longitude, latitude, altitude] : [longitude, latitude];
}
//# sourceMappingURL=geojson.js.map