import { z } from 'zod';
import { TOKEN_HEADER } from '../lib/link.js';
import { NodeDuplex } from '../lib/node-duplex.js';
import { badRequest, HttpError } from './http-errors.js';
const bodySchema = z.object({
    deviceId: z.string().regex(/^[0-9a-f]{64}$/, 'is not a device id'),
    name: z.string().trim().min(1).max(200).optional(),
});
export function joinRoute(app, peer) {
    app.post('/peers', async (request) => {
        const remoteKey = dhtKeyOf(request);
        peer.assertAccepting();
        const body = bodySchema.safeParse(request.body);
        if (!body.success)
            throw badRequest('body must have a deviceId');
        const { deviceId, name = null } = body.data;
        if (deviceId !== remoteKey) {
            throw new HttpError(403, 'FORBIDDEN', 'A peer can only join with its own key');
        }
        const redemption = peer.redeem(secretOf(request));
        try {
            const answer = await handOver(peer, deviceId);
            const count = answer.projects.length;
            // Where nothing was handed out, nothing is used up.
            if (count > 0) {
                redemption.commit(deviceId);
                peer.onJoined({ deviceId, name, projects: count });
            }
            return { data: answer };
        }
        finally {
            redemption.cancel();
        }
    });
}
/** One after the other: each may have to be opened. */
async function handOver(peer, deviceId) {
    const answer = { deviceId: peer.deviceId, projects: [], blocked: [] };
    for (const body of peer.exportAll()) {
        const { projectId, projectName } = body;
        const role = await peer.allow(projectId, deviceId);
        if (role === 'blocked')
            answer.blocked.push({ projectId, projectName });
        else
            answer.projects.push({ ...body, role });
    }
    return answer;
}
/** On any other connection there is nothing here. */
function dhtKeyOf({ raw }) {
    const socket = raw.socket;
    if (socket instanceof NodeDuplex)
        return socket.deviceId;
    throw new HttpError(404, 'NOT_FOUND', 'There is nothing at this address');
}
function secretOf({ headers }) {
    const secret = headers[TOKEN_HEADER];
    if (typeof secret === 'string' && secret !== '')
        return secret;
    throw new HttpError(401, 'UNAUTHORIZED', 'A token is needed');
}
//# sourceMappingURL=join-route.js.map