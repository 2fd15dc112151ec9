import fs from 'node:fs';
import test from 'brittle';
import { AUTHORIZED, BASE_URL, createDataPeer, pathOf } from '../helpers/data-peer.js';
import { eventually } from '../helpers/eventually.js';
import { observe } from '../helpers/peer.js';
const UNKNOWN_DOC = 'a'.repeat(64);
const UNKNOWN_PROJECT = 'y'.repeat(52);
const ALERT = {
    detectionDateStart: '2024-01-01T00:00:00Z',
    detectionDateEnd: '2024-01-02T00:00:00.000Z',
    sourceId: 'forest-watch-17',
    metadata: { confidence: 1, cleared: false, bands: ['red', 4, null], note: null },
    geometry: { type: 'Point', coordinates: [-72.1, -2.35] },
};
async function dataOf(api, path) {
    const { statusCode, body } = await api.get(path);
    if (statusCode !== 200)
        throw new Error(`${path}: ${statusCode} ${body}`);
    return JSON.parse(body).data;
}
function codeIn(body) {
    const { error, ...rest } = JSON.parse(body);
    if (Object.keys(rest).length > 0 || typeof error.message !== 'string')
        throw new Error(body);
    return error.code;
}
async function follow(api, url) {
    const { body } = await api.app.inject({ url: pathOf(url), headers: AUTHORIZED });
    return JSON.parse(body).data;
}
test('tools read and write what they do on CoMapeo Cloud', { timeout: 120_000 }, async (t) => {
    const { api, docs, project, projectId, peer } = await createDataPeer(t);
    const here = `${BASE_URL}projects/${projectId}`;
    await t.test('observations, deleted ones too, under both names', async (t) => {
        const all = await dataOf(api, 'observation');
        t.alike(all.map(({ docId, deleted }) => [docId, deleted]).sort(), [docs.observation, docs.plain, docs.deleted]
            .map(({ docId }) => [docId, docId === docs.deleted.docId])
            .sort());
        t.alike(await dataOf(api, 'observations'), all);
        const path = `observations/${docs.observation.docId}`;
        const shown = await dataOf(api, path);
        t.alike(all.find(({ docId }) => docId === shown.docId), shown);
        const stored = await project.observation.getByDocId(docs.observation.docId);
        const { photo, audio, preset } = docs;
        const presetRef = { docId: preset.docId, versionId: preset.versionId };
        t.alike(shown, {
            docId: stored.docId,
            versionId: stored.versionId,
            originalVersionId: stored.originalVersionId,
            schemaName: 'observation',
            createdAt: stored.createdAt,
            updatedAt: stored.updatedAt,
            links: [],
            deleted: false,
            createdBy: project.deviceId,
            updatedBy: project.deviceId,
            lat: -2.35,
            lon: -72.1,
            attachments: [
                { url: `${here}/attachments/${photo.driveId}/photo/${photo.name}` },
                { url: `${here}/attachments/${audio.driveId}/audio/${audio.name}` },
            ],
            tags: { note: 'nest', count: 3, seen: true, species: ['macaw', 'toucan'] },
            metadata: {
                manualLocation: false,
                position: {
                    timestamp: '2025-03-01T12:00:00.000Z',
                    mocked: false,
                    coords: { latitude: -2.35, longitude: -72.1, altitude: 120, accuracy: 4 },
                },
            },
            presetRef: { ...presetRef, url: `${here}/preset/${preset.docId}` },
        });
    });
    await t.test('tracks, presets and fields lead to one another', async (t) => {
        const [track] = await dataOf(api, 'track');
        t.alike(track, await dataOf(api, `track/${docs.track.docId}`));
        const { observationRefs, presetRef } = track;
        const observations = await Promise.all(observationRefs.map(({ url }) => follow(api, url)));
        t.alike(observations.map(({ docId }) => docId), [docs.observation.docId, docs.plain.docId]);
        const preset = await follow(api, presetRef?.url ?? '');
        t.alike(preset, await dataOf(api, `preset/${docs.preset.docId}`));
        t.alike(await dataOf(api, 'preset'), [preset]);
        const { fieldRefs, iconRef } = preset;
        t.is(iconRef?.url, `${here}/icon/${docs.icons.svg.docId}`);
        const field = await follow(api, fieldRefs[0]?.url ?? '');
        t.alike(await dataOf(api, 'field'), [field]);
        t.is(field.docId, docs.field.docId);
        t.alike([field.tagKey, field.appearance, field.universal, field.options], ['species', 'multiline', false, [{ label: 'Macaw', value: 'macaw' }]]);
        t.absent('forks' in field || 'forks' in preset, 'what Cloud does not show');
    });
    await t.test('an alert reaches the devices as it was posted', async (t) => {
        t.alike(await dataOf(api, 'remoteDetectionAlerts'), []);
        const posted = await api.post('remoteDetectionAlerts', { ...ALERT, schemaName: 'observation' });
        t.alike([posted.statusCode, posted.body], [201, '']);
        const [shown] = await dataOf(api, 'remoteDetectionAlerts');
        const { docId, createdAt, updatedAt, deleted, ...value } = shown;
        t.alike(value, { ...ALERT, detectionDateStart: '2024-01-01T00:00:00.000Z' });
        t.alike([typeof docId, createdAt, deleted], ['string', updatedAt, false]);
        const arrived = await eventually(async () => (await project.remoteDetectionAlert.getMany())[0]);
        t.alike([arrived.docId, arrived.metadata], [docId, ALERT.metadata]);
    });
    await t.test('a malformed alert is refused and stored nowhere', async (t) => {
        const before = await dataOf(api, 'remoteDetectionAlerts');
        const without = (name) => ({ ...ALERT, [name]: undefined });
        const bad = [
            {},
            [],
            '"alert"',
            '{"sourceId": "secret"',
            ...Object.keys(ALERT).flatMap((name) => [
                without(name),
                { ...ALERT, [name]: null },
            ]),
            { ...ALERT, detectionDateStart: 'yesterday' },
            { ...ALERT, detectionDateEnd: '2024-02-31T00:00:00Z' },
            { ...ALERT, metadata: { nested: { a: 1 } } },
            { ...ALERT, metadata: { nested: [[1]] } },
            ...[
                { type: 'Point', coordinates: [-181, 0] },
                { type: 'Point', coordinates: [0, 90.01] },
                { type: 'Point', coordinates: [0, 0, 0] },
                { type: 'LineString', coordinates: [[0, 0]] },
                { type: 'Circle', coordinates: [0, 0] },
                // What only the engine's own schema refuses.
                { type: 'MultiPoint', coordinates: [] },
            ].map((geometry) => ({ ...ALERT, geometry })),
        ];
        for (const alert of bad) {
            const { statusCode, body } = await api.post('remoteDetectionAlerts', alert);
            t.alike([statusCode, codeIn(body)], [400, 'BAD_REQUEST'], JSON.stringify(alert));
            t.absent(body.includes('secret'), 'the body is not quoted');
        }
        const large = { ...ALERT, metadata: { note: 'x'.repeat(1024 * 1024) } };
        const { statusCode, body } = await api.post('remoteDetectionAlerts', large);
        t.alike([statusCode, codeIn(body)], [413, 'FST_ERR_CTP_BODY_TOO_LARGE']);
        t.alike(await dataOf(api, 'remoteDetectionAlerts'), before);
    });
    await t.test('the token first, then the form, then the project, then the record', async (t) => {
        const get = async (url, headers = {}) => {
            const { statusCode, body } = await api.app.inject({ url, headers });
            return [statusCode, codeIn(body)];
        };
        const paths = ['observation', 'observations', 'track', 'preset', 'field'];
        const drive = docs.photo.driveId;
        const others = ['remoteDetectionAlerts', 'geojson', `attachments/${drive}/photo/a`];
        const records = [...paths.map((path) => `${path}/${UNKNOWN_DOC}`), `icon/${UNKNOWN_DOC}`];
        for (const path of [...paths, ...others, ...records]) {
            for (const id of [projectId, UNKNOWN_PROJECT, 'short']) {
                t.alike(await get(`/projects/${id}/${path}`), [401, 'UNAUTHORIZED'], path);
            }
            const wrong = { authorization: `${AUTHORIZED.authorization}x` };
            t.alike(await get(`/projects/${projectId}/${path}`, wrong), [401, 'UNAUTHORIZED']);
            t.alike(await get(`/projects/short/${path}`, AUTHORIZED), [400, 'BAD_REQUEST']);
            const unknown = `/projects/${UNKNOWN_PROJECT}/${path}`;
            t.alike(await get(unknown, AUTHORIZED), [404, 'PROJECT_NOT_FOUND'], path);
        }
        for (const path of records) {
            const code = path.startsWith('icon') ? 'ICON_NOT_FOUND' : 'NOT_FOUND';
            t.alike(await get(`/projects/${projectId}/${path}`, AUTHORIZED), [404, code], path);
            const short = path.slice(0, -1);
            t.alike(await get(`/projects/${projectId}/${short}`, AUTHORIZED), [400, 'BAD_REQUEST']);
        }
        const strange = await api.app.inject({
            method: 'POST',
            url: `/projects/${projectId}/remoteDetectionAlerts`,
            payload: 'x'.repeat(2 * 1024 * 1024),
        });
        t.is(strange.statusCode, 401, 'the body of a stranger is not read');
    });
    await t.test('the project as GeoJSON', async (t) => {
        const featuresOf = (text) => {
            const { type, features } = JSON.parse(text);
            t.is(type, 'FeatureCollection');
            return features.sort((a, b) => (a.properties.docId < b.properties.docId ? -1 : 1));
        };
        const first = await api.get('geojson');
        t.is(first.headers['content-type'], 'application/geo+json');
        t.is(featuresOf(first.body).length, 3, 'valid also where all observations belong to a track');
        // The engine's own exporter is right where one does not.
        await observe(project, 'alone');
        const exported = await project.exportGeoJSONFile(await t.tmp());
        const expected = featuresOf(fs.readFileSync(exported, 'utf8'));
        await eventually(async () => (await dataOf(api, 'observation')).length === 4);
        t.alike(featuresOf((await api.get('geojson')).body), expected);
    });
    t.is(api.users(), 0, 'nothing holds the project open');
    t.absent(peer.logged('http.failed').length);
});
//# sourceMappingURL=data-api.test.js.map