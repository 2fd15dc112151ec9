/** The control socket of a real peer: no answer of 500, and it goes on answering. */
import assert from 'node:assert/strict';
import { randomRequest } from '../http-inputs.js';
import { chance } from '../mutate.js';
import { openPeer, sendRaw, statusesOf } from '../peer.js';
import { PROJECT_BODIES } from '../projects.js';
const PROJECT = 'y'.repeat(52);
const PATHS = [
    ...['/status', '/projects', '/tokens', '/partners', '/pairing/invites/1', '/nothing'],
    ...['/projects/y', `/projects/${PROJECT}`, `/projects/${PROJECT}?deleteData=true`],
    ...[`/projects/${PROJECT}/geojson`, `/projects/${PROJECT}/size`, '/tokens/1'],
    `/events?project=${PROJECT}`,
];
const BODIES = [
    ...PROJECT_BODIES,
    PROJECT_BODIES,
    { kind: 'add', ttlMs: 1 },
    { deviceId: 'ab'.repeat(32) },
    { accept: true },
    { minutes: 'no', acceptAll: false },
];
async function run(random, { paths, daemon }) {
    const path = paths.controlSocket;
    const answer = await sendRaw({ path }, randomRequest(random, { paths: PATHS, bodies: BODIES }));
    const statuses = statusesOf(answer);
    assert(!statuses.some((status) => status >= 500 && status !== 505), answer);
    if (!chance(random, 0.1))
        return;
    const status = await sendRaw({ path }, Buffer.from('GET /status HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'));
    assert.deepEqual(statusesOf(status), [200], status);
    // A spoiled key is another project.
    if (daemon.status().projects <= 3 * PROJECT_BODIES.length)
        return;
    for (const { projectId } of daemon.list())
        await daemon.remove(projectId, { deleteData: true });
}
export const target = {
    name: 'control-api',
    async open() {
        const peer = await openPeer({ http: false });
        return { run: (random) => run(random, peer), close: () => peer.close() };
    },
};
//# sourceMappingURL=control-api.js.map