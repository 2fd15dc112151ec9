import { alertSchema, toAlert } from './alert-body.js';
import { showDocument } from './data-documents.js';
import { documentShapes, manyOf, oneOf } from './data-shapes.js';
import { badRequest, HttpError } from './http-errors.js';
import { sendStream } from './send-stream.js';
/** As in CoMapeo Cloud: fastify's own. */
const MAX_ALERT_BYTES = 1024 * 1024;
const projectPublicId = { type: 'string', pattern: '^[0-9A-Za-z]{52}$' };
const hex32 = { type: 'string', pattern: '^[0-9a-fA-F]{64}$' };
const params = (properties) => ({ type: 'object', properties });
const projectParams = params({ projectPublicId });
const documentParams = params({ projectPublicId, docId: hex32 });
/**
 * Adds the routes in a context of their own. The app has `errorHandler` of `http-errors.ts`, and a
 * `maxParamLength` of 256: names of attachments may be longer than fastify's default.
 */
export function dataRoutes(app, collaborators) {
    const { requireBearer } = collaborators;
    void app.register((scope, _options, done) => {
        // Before anything else: a stranger's body is not even read.
        scope.addHook('onRequest', async (request) => requireBearer(request));
        addDocuments(scope, collaborators, 'observation');
        // The name it had before; tools still use it.
        addDocuments(scope, collaborators, 'observation', 'observations');
        addDocuments(scope, collaborators, 'track');
        addDocuments(scope, collaborators, 'preset');
        addDocuments(scope, collaborators, 'field');
        addAlerts(scope, collaborators);
        addIcons(scope, collaborators);
        addAttachments(scope, collaborators);
        addGeoJson(scope, collaborators);
        done();
    });
}
function addDocuments(app, { use, baseUrl }, type, path = type) {
    const shape = documentShapes[type];
    app.get(`/projects/:projectPublicId/${path}`, { schema: { params: projectParams, response: { 200: manyOf(shape) } } }, async ({ params: { projectPublicId } }) => {
        const place = { projectPublicId, baseUrl: baseUrl() };
        const documents = await use(projectPublicId, ({ data }) => data.list(type));
        return { data: documents.map((document) => showDocument(type, document, place)) };
    });
    app.get(`/projects/:projectPublicId/${path}/:docId`, { schema: { params: documentParams, response: { 200: oneOf(shape) } } }, async ({ params: { projectPublicId, docId } }) => {
        const document = await use(projectPublicId, ({ data }) => data.get(type, docId));
        if (!document)
            throw new HttpError(404, 'NOT_FOUND', 'Not found');
        return { data: showDocument(type, document, { projectPublicId, baseUrl: baseUrl() }) };
    });
}
function addAlerts(app, { use }) {
    const path = '/projects/:projectPublicId/remoteDetectionAlerts';
    app.get(path, { schema: { params: projectParams, response: { 200: manyOf(documentShapes.alert) } } }, async ({ params: { projectPublicId } }) => ({
        data: await use(projectPublicId, ({ data }) => data.alerts()),
    }));
    app.post(path, { bodyLimit: MAX_ALERT_BYTES, schema: { params: projectParams, body: alertSchema } }, async ({ params: { projectPublicId }, body }, reply) => {
        const alert = toAlert(body);
        const docId = await use(projectPublicId, ({ data }) => data.addAlert(alert));
        if (docId === undefined)
            throw badRequest('The alert does not fit the schema of CoMapeo');
        return reply.status(201).send();
    });
}
function addIcons(app, { use }) {
    const size = { type: 'string', enum: ['small', 'medium', 'large'] };
    app.get('/projects/:projectPublicId/icon/:docId', { schema: { params: documentParams, querystring: params({ size }) } }, async ({ params: { projectPublicId, docId }, query }, reply) => use(projectPublicId, async ({ data }) => {
        const icon = await data.icon(docId, query.size ?? 'medium');
        if (!icon)
            throw new HttpError(404, 'ICON_NOT_FOUND', 'Icon not found');
        return sendMedia(reply, icon);
    }));
}
const attachmentSchema = {
    params: params({
        projectPublicId,
        driveDiscoveryId: hex32,
        type: { type: 'string', enum: ['photo', 'audio'] },
        // A path inside the drive is made of it.
        name: { type: 'string', pattern: '^(?!\\.{1,2}$)[^/\\\\\\x00-\\x1f]+$' },
    }),
    querystring: params({
        variant: { type: 'string', enum: ['original', 'preview', 'thumbnail'] },
    }),
};
function addAttachments(app, { use }) {
    app.get('/projects/:projectPublicId/attachments/:driveDiscoveryId/:type/:name', { schema: attachmentSchema }, async ({ params: { projectPublicId, driveDiscoveryId, type, name }, query }, reply) => use(projectPublicId, async ({ data }) => {
        const { variant = 'original' } = query;
        if (type === 'audio' && variant !== 'original') {
            throw badRequest('Cannot fetch this variant for audio attachments');
        }
        const media = await data.attachment({ driveId: driveDiscoveryId, type, variant, name });
        if (!media)
            throw new HttpError(404, 'ATTACHMENT_NOT_FOUND', 'Attachment not found');
        return sendMedia(reply, media);
    }));
}
function addGeoJson(app, { use }) {
    app.get('/projects/:projectPublicId/geojson', { schema: { params: projectParams } }, async ({ params: { projectPublicId } }, reply) => use(projectPublicId, async ({ data }) => {
        void reply.header('content-disposition', `attachment; filename="${projectPublicId.slice(0, 12)}.geojson"`);
        return sendStream(reply, 'application/geo+json', await data.geoJson());
    }));
}
/** Media come from other devices, and an SVG can hold a script: a browser must not run it here. */
async function sendMedia(reply, { contentType, sizeBytes, body }) {
    void reply
        .header('content-length', sizeBytes)
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    return sendStream(reply, contentType, body);
}
//# sourceMappingURL=data-routes.js.map