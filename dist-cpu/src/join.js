/** The second peer's side of `POST /peers`: asks a first peer for all that it hosts. */
import { fetch } from 'undici';
import { z } from 'zod';
import { projectFileSchema } from './host/project-file.js';
import { asError, MapeoWebError } from './lib/errors.js';
import { hex } from './lib/keys.js';
import { TOKEN_HEADER } from './lib/link.js';
import { RemotePeer } from './remote-peer.js';
/** The first peer opens each of its projects, hundreds perhaps, to see what it may do there. */
const ANSWER_MS = 120_000;
const answerSchema = z.object({
    data: z.object({
        deviceId: z.string(),
        projects: z.array(z.object({
            ...projectFileSchema.shape,
            projectId: z.string(),
            role: z.enum(['member', 'needs-coordinator']),
        })),
        blocked: z.array(z.object({ projectId: z.string(), projectName: z.string() })),
    }),
});
/** @throws `INVALID_LINK`, `TOKEN_REFUSED`, `REMOTE_REFUSED`, and what `RemotePeer.dial` throws */
export async function askToJoin(options) {
    const { link, keyPair, bootstrap, bindHost } = options;
    assertJoinLink(link, keyPair);
    const remote = new RemotePeer({
        link,
        keyPair,
        ...(bootstrap && { bootstrap }),
        ...(bindHost !== undefined && { bindHost }),
    });
    try {
        return await ask(remote, options);
    }
    finally {
        await remote.close();
    }
}
function assertJoinLink({ token, expiresAt, publicKey }, keyPair) {
    const fix = 'Ask the operator of the other peer for a link: `mapeo-web link --join` there.';
    if (publicKey.equals(keyPair.publicKey)) {
        throw new MapeoWebError('INVALID_LINK', 'it is the link of this very peer', { fix });
    }
    if (token === undefined)
        throw new MapeoWebError('INVALID_LINK', 'it has no token', { fix });
    if (expiresAt !== undefined && expiresAt <= Date.now()) {
        throw new MapeoWebError('TOKEN_REFUSED', 'the token of the link has expired', { fix });
    }
}
async function ask(remote, options) {
    let response;
    let body;
    try {
        response = await fetch(new URL('/peers', remote.url), {
            method: 'POST',
            headers: {
                'content-type': 'application/json',
                [TOKEN_HEADER]: options.link.token ?? '',
            },
            body: JSON.stringify({ deviceId: hex(options.keyPair.publicKey), name: options.name }),
            dispatcher: remote.dispatcher,
            signal: AbortSignal.timeout(ANSWER_MS),
        });
        body = await response.json();
    }
    catch (error) {
        throw reasonOf(error);
    }
    if (response.status !== 200)
        throw refusal(response.status, body);
    const parsed = answerSchema.safeParse(body);
    // Nothing of the answer is shown: it has keys in it.
    if (parsed.success)
        return parsed.data.data;
    throw new MapeoWebError('REMOTE_REFUSED', 'the peer gave an answer that cannot be read');
}
/** What fetch throws has the reason inside. */
function reasonOf(error) {
    const { cause } = asError(error);
    if (cause instanceof MapeoWebError)
        return cause;
    if (asError(error).name === 'TimeoutError') {
        return new MapeoWebError('TIMEOUT', 'the peer did not answer in time', { cause: error });
    }
    return new MapeoWebError('CONNECTION_LOST', 'the connection to the peer broke', { cause: error });
}
function refusal(status, body) {
    const { error } = (body ?? {});
    const message = typeof error?.message === 'string' ? error.message.slice(0, 200) : '';
    if (status === 404) {
        return new MapeoWebError('REMOTE_REFUSED', 'that peer is too old to be joined');
    }
    const code = error?.code === 'TOKEN_REFUSED' ? 'TOKEN_REFUSED' : 'REMOTE_REFUSED';
    return new MapeoWebError(code, `the peer answered ${status}: ${message}`);
}
//# sourceMappingURL=join.js.map