import { z } from 'zod';
import { toProjectKeys } from '../host/project-file.js';
import { MapeoWebError } from '../lib/errors.js';
import { projectIdOf } from '../lib/keys.js';
import { TOKEN_HEADER } from '../lib/link.js';
import { badRequest, HttpError, projectNotFound } from './http-errors.js';
const PROJECT_ID = /^[0-9A-Za-z]{52}$/;
const key = z.string().regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hexadecimal characters');
/** Like CoMapeo Cloud it lets other fields pass: a later app may send more. */
const putProjectSchema = z.object({
    projectName: z.string().min(1, 'must not be empty').max(1000, 'is too long'),
    projectKey: key,
    encryptionKeys: z.object({ auth: key, config: key, data: key, blobIndex: key, blob: key }),
});
export function cloudApi(app, { peer, firstSyncs, redeem, assertAccepting, requireBearer }, { allowedProjects }) {
    app.get('/', (_request, reply) => {
        void reply.type('text/plain; charset=utf-8').send(WELCOME);
    });
    app.get('/healthcheck', (_request, reply) => void reply.send());
    app.get('/info', () => ({ data: { deviceId: peer.deviceId, name: peer.deviceName } }));
    app.get('/projects', (request) => {
        requireBearer(request);
        return { data: peer.list().map(({ projectId, name }) => ({ projectId, name })) };
    });
    app.put('/projects', async (request) => {
        assertAccepting();
        const keys = parsePutProject(request.body);
        const projectId = projectIdOf(keys.projectKey);
        // An app that tries again must not fail for the token that it used up the first time.
        const { redemption, refusal } = peer.byProjectId(projectId) ? {} : redeemed(request, redeem);
        try {
            await peer.add([keys], {
                mayAdd: (id, hosted) => {
                    // A token is the operator's own word: it counts whatever else is allowed.
                    if (!redemption)
                        assertAllowed(allowedProjects, { refusal, id, hosted });
                },
            });
            // From here on the app waits for its first sync: nothing may come between.
            await firstSyncs.promise(projectId);
        }
        catch (error) {
            redemption?.cancel();
            throw error;
        }
        redemption?.commit(projectId);
        return { data: { deviceId: peer.deviceId } };
    });
}
const WELCOME = 'This is a Mapeo Web peer: an always-on device of CoMapeo projects.\n' +
    'In CoMapeo, a coordinator adds it under "Remote archive" with this address.\n';
/** @throws HttpError 400 `BAD_REQUEST`, which names the place and never a value: values are keys */
function parsePutProject(body) {
    const parsed = putProjectSchema.safeParse(body);
    if (parsed.success)
        return toProjectKeys(parsed.data);
    const [issue] = parsed.error.issues;
    throw badRequest(`body/${issue?.path.map(String).join('/') ?? ''} ${issue?.message ?? ''}`.trim());
}
/** A token that is no good is no reason to refuse what is allowed without one. */
function redeemed({ headers }, redeem) {
    const secret = headers[TOKEN_HEADER];
    if (typeof secret !== 'string' || secret === '')
        return {};
    try {
        return { redemption: redeem(secret) };
    }
    catch (error) {
        if (error instanceof MapeoWebError && error.code === 'TOKEN_REFUSED')
            return { refusal: error };
        throw error;
    }
}
function assertAllowed(allowed, { refusal, id, hosted }) {
    if (typeof allowed === 'number' ? hosted < allowed : allowed.has(id))
        return;
    if (refusal)
        throw refusal;
    if (typeof allowed !== 'number') {
        throw new HttpError(403, 'PROJECT_NOT_IN_ALLOWLIST', 'Project not allowed');
    }
    throw new HttpError(403, 'TOO_MANY_PROJECTS', 'Server is already linked to the maximum number of projects');
}
/** @throws HttpError 400 `BAD_REQUEST`, 404 `PROJECT_NOT_FOUND` */
export function findProject(peer, projectId) {
    if (!PROJECT_ID.test(projectId))
        throw badRequest('params/projectPublicId is not a project id');
    const project = peer.byProjectId(projectId);
    if (project?.state !== 'active')
        throw projectNotFound();
    return project;
}
//# sourceMappingURL=cloud-api.js.map