const text = { type: 'string' };
const flag = { type: 'boolean' };
/** JSON knows no NaN: such a coordinate comes as null, never as 0. */
const number = { type: 'number', nullable: true };
const off = { type: 'boolean', default: false };
const anything = {};
const list = (items) => ({ type: 'array', items });
const object = (properties) => ({ type: 'object', properties });
const tags = { type: 'object', additionalProperties: true };
/** Of every record. */
const common = {
    docId: text,
    versionId: text,
    originalVersionId: text,
    schemaName: text,
    createdAt: text,
    updatedAt: text,
    links: list(text),
    deleted: flag,
    createdBy: text,
    updatedBy: text,
};
const ref = object({ docId: text, versionId: text, url: text });
const coords = {
    latitude: number,
    longitude: number,
    altitude: number,
    heading: number,
    speed: number,
    accuracy: number,
};
const position = object({
    timestamp: text,
    mocked: off,
    coords: object({ ...coords, altitudeAccuracy: number }),
});
const observation = object({
    ...common,
    lat: number,
    lon: number,
    attachments: list(object({ url: text })),
    tags,
    metadata: object({
        manualLocation: off,
        position,
        lastSavedPosition: position,
        positionProvider: object({
            gpsAvailable: flag,
            passiveAvailable: flag,
            locationServicesEnabled: flag,
            networkAvailable: flag,
        }),
    }),
    presetRef: ref,
});
const track = object({
    ...common,
    locations: list(object({ timestamp: text, mocked: off, coords: object(coords) })),
    observationRefs: list(ref),
    tags,
    presetRef: ref,
});
const preset = object({
    ...common,
    name: text,
    geometry: list(text),
    tags,
    addTags: tags,
    removeTags: tags,
    fieldRefs: list(ref),
    iconRef: ref,
    terms: list(text),
    color: text,
});
const field = object({
    ...common,
    tagKey: text,
    type: text,
    label: text,
    appearance: { type: 'string', default: 'multiline' },
    snakeCase: off,
    options: list(object({ label: text, value: anything })),
    universal: off,
    placeholder: text,
    helperText: text,
});
const alert = object({
    docId: text,
    createdAt: text,
    updatedAt: text,
    deleted: flag,
    detectionDateStart: text,
    detectionDateEnd: text,
    sourceId: text,
    metadata: tags,
    geometry: object({ type: text, coordinates: anything }),
});
export const documentShapes = { observation, track, preset, field, alert };
export const oneOf = (shape) => object({ data: shape });
export const manyOf = (shape) => object({ data: list(shape) });
//# sourceMappingURL=data-shapes.js.map