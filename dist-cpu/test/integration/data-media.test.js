import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import net, {} from 'node:net';
import NoiseSecretStream from '@hyperswarm/secret-stream';
import { replicateProject } from '@comapeo/core';
import test, {} from 'brittle';
import { coreManagerOf } from '../../src/sync/comapeo-internals.js';
import { blobStoreOf } from '../../src/sync/comapeo-media.js';
import { ComapeoProjectData } from '../../src/sync/project-data.js';
import { AUTHORIZED, createDataPeer, serveData } from '../helpers/data-peer.js';
import { fillProject } from '../helpers/data-project.js';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork } from '../helpers/network.js';
import { createBareClient, createPeer, createProject, hostProject, joinProject, syncedWith, } from '../helpers/peer.js';
/** Far below what an answer would take that waits for another device. */
const PROMPT_MS = 1000;
/** What an answer whose reader stands still leaves in the host, whatever the sockets take. */
const MORE_THAN_BUFFERS = 12 * 1024 * 1024;
async function answerTo(api, path) {
    const startedAt = Date.now();
    const { statusCode, body } = await api.get(path);
    if (Date.now() - startedAt > PROMPT_MS)
        throw new Error(`${path} took too long`);
    return [statusCode, JSON.parse(body).error.code];
}
test('photos, sounds and icons come as they were recorded', { timeout: 120_000 }, async (t) => {
    const { api, docs, projectId } = await createDataPeer(t, { audioBytes: MORE_THAN_BUFFERS });
    const { photo, audio, icons } = docs;
    const photoPath = `attachments/${photo.driveId}/photo/${photo.name}`;
    const audioPath = `attachments/${audio.driveId}/audio/${audio.name}`;
    await t.test('attachments with their variants', async (t) => {
        const photos = Object.keys(docs.photoFiles).map((variant) => ({
            path: `${photoPath}?variant=${variant}`,
            file: docs.photoFiles[variant],
            type: 'image/jpeg',
        }));
        for (const { path, file, type } of [
            ...photos,
            { path: photoPath, file: docs.photoFiles.original, type: 'image/jpeg' },
            { path: audioPath, file: docs.audioFile, type: 'audio/mpeg' },
            { path: `${audioPath}?variant=original`, file: docs.audioFile, type: 'audio/mpeg' },
        ]) {
            const { statusCode, headers, rawPayload } = await api.get(path);
            const bytes = fs.readFileSync(file);
            t.is(statusCode, 200, path);
            t.is(headers['content-type'], type);
            t.is(headers['content-length'], String(bytes.length));
            t.is(headers['x-content-type-options'], 'nosniff');
            t.ok(rawPayload.equals(bytes), 'the same bytes');
        }
    });
    await t.test('icons: the SVG, else the PNG of the closest size', async (t) => {
        for (const [path, type, content] of [
            [icons.svg.docId, 'image/svg+xml', '<svg/>'],
            [`${icons.svg.docId}?size=large`, 'image/svg+xml', '<svg/>'],
            [`${icons.png.docId}?size=small`, 'image/png', 'png small'],
            [`${icons.png.docId}?size=large`, 'image/png', 'png large'],
            // There is no medium one; smaller is better than larger.
            [icons.png.docId, 'image/png', 'png small'],
        ]) {
            const { statusCode, headers, body } = await api.get(`icon/${path}`);
            t.alike([statusCode, headers['content-type'], body], [200, type, content]);
        }
        t.alike(await answerTo(api, `icon/${icons.png.docId}?size=huge`), [400, 'BAD_REQUEST']);
        t.alike(await answerTo(api, `icon/${docs.field.docId}`), [404, 'ICON_NOT_FOUND']);
    });
    await t.test('what is not there or malformed', async (t) => {
        const { driveId, name } = photo;
        for (const path of [
            `attachments/${driveId}/photo/${'0'.repeat(16)}`,
            `attachments/${driveId}/audio/${name}`,
            `attachments/${docs.field.docId}/photo/${name}`,
            `attachments/${driveId}/photo/${'long'.repeat(60)}`,
        ]) {
            t.alike(await answerTo(api, path), [404, 'ATTACHMENT_NOT_FOUND'], path);
        }
        for (const path of [
            `${photoPath}?variant=huge`,
            `${audioPath}?variant=preview`,
            `attachments/${driveId}/video/${name}`,
            `attachments/short/photo/${name}`,
            `attachments/${driveId}/photo/..%2f..%2fphoto%2foriginal%2f${name}`,
            `attachments/${driveId}/photo/a%5cb`,
            `attachments/${driveId}/photo/a%00b`,
        ]) {
            t.alike(await answerTo(api, path), [400, 'BAD_REQUEST'], path);
        }
        // Not an answer of these routes at all; nothing outside the project is reached.
        for (const name of ['%2e%2e', '../../../../../root-key']) {
            const { statusCode } = await api.get(`attachments/${driveId}/photo/${name}`);
            t.is(statusCode, 404);
        }
    });
    await t.test('a reader that goes away lets go of the project', async (t) => {
        await api.app.listen({ host: '127.0.0.1', port: 0 });
        const { port } = api.app.server.address();
        const url = `http://127.0.0.1:${port}/projects/${projectId}/${audioPath}`;
        const response = await new Promise((resolve, reject) => {
            http.get(url, { headers: AUTHORIZED }, resolve).on('error', reject);
        });
        t.is(response.statusCode, 200);
        t.is(api.users(), 1, 'it is open while the answer is on its way');
        response.destroy();
        await eventually(() => api.users() === 0, { what: 'the project is released' });
        t.pass();
    });
});
test('an attachment whose content was not synced is a prompt 404', async (t) => {
    const network = await createNetwork(t);
    const photographer = await createDevice(t);
    // Like a phone it fetches previews and thumbnails of others, and knows of the originals.
    const phone = await createDevice(t, { isArchiveDevice: false });
    const made = await createProject(photographer);
    const { photo } = await fillProject(made.project, await t.tmp());
    const onPhone = await joinProject(made, phone);
    const peer = await createPeer(t, network);
    await hostProject(peer, made);
    const part = await connect(t, photographer, made.project, phone, onPhone);
    await syncedWith(onPhone, photographer.deviceId);
    part();
    await createBareClient(t, network, phone, [{ ...made, project: onPhone }]);
    const api = await serveData(t, peer, made.projectId);
    const path = `attachments/${photo.driveId}/photo/${photo.name}`;
    await eventually(async () => (await api.get(`${path}?variant=thumbnail`)).statusCode === 200, {
        what: 'the thumbnail reaches the peer',
    });
    await eventually(async () => (await api.get(`${path}?variant=preview`)).statusCode === 200);
    const known = await api.get('observation');
    t.ok(known.body.includes(path), 'the peer knows of the photo');
    t.alike(await answerTo(api, path), [404, 'ATTACHMENT_NOT_FOUND']);
    t.is(api.users(), 0);
});
test('an attachment that was synced in part is not begun', async (t) => {
    const { manager } = await createDevice(t);
    const project = await manager.getProject(await manager.createProject({ name: 'one' }));
    const { audio } = await fillProject(project, await t.tmp());
    const data = new ComapeoProjectData(project);
    const id = {
        driveId: audio.driveId,
        type: 'audio',
        variant: 'original',
        name: audio.name,
    };
    const whole = await data.attachment(id);
    t.ok(whole);
    whole?.body.destroy();
    const entry = await blobStoreOf(project).entry(id);
    const { blockOffset, blockLength } = entry?.value.blob ?? { blockOffset: 0, blockLength: 0 };
    t.ok(blockLength > 2);
    const { core } = coreManagerOf(project).getWriterCore('blob');
    await core.clear(blockOffset + blockLength - 1);
    t.absent(await data.attachment(id));
});
/** Two devices side by side, as in a local network. Returns how to part them. */
async function connect(t, one, projectOfOne, other, projectOfOther) {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const outgoing = net.connect(server.address().port, '127.0.0.1');
    const [incoming] = (await once(server, 'connection'));
    server.close();
    const streams = [
        {
            project: projectOfOne,
            stream: new NoiseSecretStream(true, outgoing, { keyPair: one.keyPair }),
        },
        {
            project: projectOfOther,
            stream: new NoiseSecretStream(false, incoming, { keyPair: other.keyPair }),
        },
    ];
    for (const { project, stream } of streams) {
        stream.on('error', () => { });
        replicateProject(project, stream);
        project.$sync.start();
    }
    const part = () => streams.forEach(({ stream }) => stream.destroy());
    t.teardown(part);
    return part;
}
//# sourceMappingURL=data-media.test.js.map