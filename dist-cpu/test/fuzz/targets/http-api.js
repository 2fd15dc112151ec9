/** The HTTP API of a real peer, from a stranger without a token. */
import assert from 'node:assert/strict';
import { randomRequest } from '../http-inputs.js';
import { chance } from '../mutate.js';
import { openPeer, sendRaw, statusesOf } from '../peer.js';
import { PROJECT_BODIES } from '../projects.js';
const PROJECT = 'y'.repeat(52);
const PATHS = [
    ...['/', '/healthcheck', '/info', '/projects', '/join', '/nothing', `/sync/${PROJECT}`],
    ...[`/projects/${PROJECT}/observations`, `/projects/${PROJECT}/observation`],
    ...[`/projects/${PROJECT}/tracks`, `/projects/${PROJECT}/remoteDetectionAlerts`],
    ...[`/projects/${PROJECT}/attachments/${'ab'.repeat(32)}/photo/name?variant=thumbnail`],
    `/projects/${PROJECT}/icon/${'ab'.repeat(32)}`,
];
const BODIES = [...PROJECT_BODIES, { detectionDateStart: '2026-11-23T00:00:00.000Z' }];
/** What a peer says that refuses more than it can serve, or ends a first sync that never comes. */
const HONEST = new Set([503, 505, 507]);
async function run(random, { daemon }) {
    const port = Number(new URL(daemon.status().httpUrl ?? '').port);
    const where = { host: '127.0.0.1', port };
    const request = randomRequest(random, { paths: PATHS, bodies: BODIES });
    const answer = await sendRaw(where, request);
    const failed = statusesOf(answer).filter((status) => status >= 500 && !HONEST.has(status));
    assert.deepEqual(failed, [], `${request.toString('latin1').slice(0, 500)}\n${answer}`);
    for (const { encryptionKeys } of PROJECT_BODIES) {
        for (const key of Object.values(encryptionKeys)) {
            assert(!answer.includes(key), 'the answer repeats a key');
        }
    }
    if (!chance(random, 0.1))
        return;
    const health = Buffer.from('GET /healthcheck HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    assert.deepEqual(statusesOf(await sendRaw(where, health)), [200]);
}
export const target = {
    name: 'http-api',
    async open() {
        const peer = await openPeer({ http: true });
        return { run: (random) => run(random, peer), close: () => peer.close() };
    },
};
//# sourceMappingURL=http-api.js.map