/** The commands' side of the control socket. */
import { once } from 'node:events';
import http from 'node:http';
import readline from 'node:readline';
import { text } from 'node:stream/consumers';
import { asError, codeOf, isErrorCode, MapeoWebError } from '../lib/errors.js';
/** Adding hundreds of projects takes a minute and more; a daemon that hangs is the rarer case. */
const DEADLINE_MS = 600_000;
/**
 * One request to the daemon that runs on the storage directory.
 * @throws what the daemon answered; `NOT_RUNNING` where none runs; `CONTROL_FAILED`
 */
export async function control(paths, method, path, body) {
    const { status, text: answer } = await send(paths, method, path, body);
    let parsed;
    try {
        parsed = JSON.parse(answer);
    }
    catch (error) {
        throw new MapeoWebError('CONTROL_FAILED', 'the daemon sent an unreadable answer', {
            cause: error,
        });
    }
    if (status < 300)
        return parsed;
    throw refused(status, parsed);
}
function send(paths, method, path, body) {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
        const request = http.request({
            socketPath: paths.controlSocket,
            method,
            path,
            // A connection of its own, which proves that the socket is still there.
            agent: false,
            timeout: DEADLINE_MS,
            headers: payload === undefined ? {} : { 'content-type': 'application/json' },
        }, (response) => {
            let text = '';
            response.setEncoding('utf8');
            response.on('data', (chunk) => (text += chunk));
            response.on('error', fail);
            response.on('end', () => resolve({ status: response.statusCode ?? 500, text }));
        });
        const fail = (error) => reject(toControlError(paths, error));
        request.on('timeout', () => request.destroy(new Error('no answer in time')));
        request.on('error', fail);
        request.end(payload);
    });
}
/**
 * The events of a request to the daemon that does not end by itself, one JSON object per line.
 * Ends when the daemon ends it or `signal` is aborted.
 * @throws as `control`; `CONTROL_FAILED` where the daemon dies in the middle
 */
export async function* controlEvents(paths, { method = 'GET', path, body }, signal) {
    const request = http.request({
        socketPath: paths.controlSocket,
        method,
        path,
        signal,
        headers: body === undefined ? {} : { 'content-type': 'application/json' },
    });
    request.end(body === undefined ? undefined : JSON.stringify(body));
    try {
        const [response] = (await once(request, 'response'));
        if ((response.statusCode ?? 500) >= 300) {
            throw refused(response.statusCode ?? 500, JSON.parse(await text(response)));
        }
        for await (const line of readline.createInterface({ input: response })) {
            yield JSON.parse(line);
        }
        // readline ends the same way whether the daemon finished or fell.
        if (response.errored)
            throw response.errored;
    }
    catch (error) {
        if (signal.aborted)
            return;
        throw error instanceof MapeoWebError ? error : toControlError(paths, error);
    }
    finally {
        request.destroy();
    }
}
/**
 * The body of an answer that may be long, as it comes. The caller's to read or destroy.
 * @throws as `control`
 */
export async function controlBody(paths, path) {
    const request = http.request({ socketPath: paths.controlSocket, path });
    request.end();
    try {
        const [response] = (await once(request, 'response'));
        const { statusCode = 500 } = response;
        if (statusCode < 300)
            return response;
        throw refused(statusCode, JSON.parse(await text(response)));
    }
    catch (error) {
        throw error instanceof MapeoWebError ? error : toControlError(paths, error);
    }
}
function refused(status, body) {
    const { code, message, fix } = body.error ?? {};
    return new MapeoWebError(isErrorCode(code) ? code : 'CONTROL_FAILED', typeof message === 'string' ? message : `the daemon answered with status ${status}`, typeof fix === 'string' ? { fix } : {});
}
function toControlError(paths, error) {
    const code = codeOf(error);
    // A refused connection is a socket that a dead daemon left behind.
    if (code === 'ENOENT' || code === 'ECONNREFUSED' || code === 'ENOTDIR') {
        return new MapeoWebError('NOT_RUNNING', `no daemon runs on ${paths.dir}`, { cause: error });
    }
    if (code === 'EACCES') {
        return new MapeoWebError('CONTROL_FAILED', `${paths.controlSocket} is another user’s`, {
            cause: error,
            fix: 'Be the user who runs the peer: sudo -u mapeo-web mapeo-web … where the installer set it up.',
        });
    }
    return new MapeoWebError('CONTROL_FAILED', `${paths.controlSocket}: ${asError(error).message}`, {
        cause: error,
    });
}
//# sourceMappingURL=control-client.js.map