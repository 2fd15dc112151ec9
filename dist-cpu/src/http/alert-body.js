import { badRequest } from './http-errors.js';
const time = { type: 'string', format: 'date-time' };
const position = {
    type: 'array',
    items: [
        { type: 'number', minimum: -180, maximum: 180 },
        { type: 'number', minimum: -90, maximum: 90 },
    ],
    additionalItems: false,
    minItems: 2,
    maxItems: 2,
};
const listOf = (items, minItems = 0) => ({ type: 'array', items, minItems });
const line = listOf(position, 2);
const ring = listOf(position, 4);
const geometry = (type, coordinates) => ({
    type: 'object',
    properties: { type: { type: 'string', const: type }, coordinates },
    required: ['type', 'coordinates'],
});
export const alertSchema = {
    type: 'object',
    properties: {
        detectionDateStart: time,
        detectionDateEnd: time,
        sourceId: { type: 'string', minLength: 1 },
        // Its values are checked below: by a schema fastify would also convert them, a 1 into `true`.
        metadata: { type: 'object' },
        geometry: {
            anyOf: [
                geometry('Point', position),
                geometry('LineString', line),
                geometry('MultiLineString', listOf(line)),
                geometry('Polygon', listOf(ring)),
                geometry('MultiPoint', listOf(position)),
                geometry('MultiPolygon', listOf(listOf(ring))),
            ],
        },
    },
    required: ['detectionDateStart', 'detectionDateEnd', 'sourceId', 'metadata', 'geometry'],
};
/** Takes what belongs to an alert out of a body that has passed the schema. @throws `HttpError` */
export function toAlert(body) {
    const { detectionDateStart, detectionDateEnd, sourceId, metadata, geometry } = body;
    for (const [name, value] of Object.entries(metadata)) {
        if (isPlain(value) || (Array.isArray(value) && value.every(isPlain)))
            continue;
        throw badRequest(`body/metadata/${name} must be a text, number, boolean, null or a list of them`);
    }
    return {
        detectionDateStart,
        detectionDateEnd,
        sourceId,
        metadata,
        geometry: { type: geometry.type, coordinates: geometry.coordinates },
    };
}
function isPlain(value) {
    return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
//# sourceMappingURL=alert-body.js.map