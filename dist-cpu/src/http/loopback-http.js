/** What `LoopbackDoor` takes from HTTP messages and puts into them. */
import http from 'node:http';
import { MapeoWebError } from '../lib/errors.js';
import { HttpError } from './http-errors.js';
/** What concerns one connection, and not the message on it. */
const OF_CONNECTION = new Set([
    'connection',
    'expect',
    'keep-alive',
    'proxy-connection',
    'te',
    'trailer',
    'transfer-encoding',
    'upgrade',
]);
const LOOPBACK_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);
/**
 * A web page anywhere can make the browser here send requests, under a name of its own that leads
 * to 127.0.0.1 (DNS rebinding) or across sites: neither is an app's doing.
 * @throws HttpError 403 `FORBIDDEN`
 */
export function assertLocal({ headers }) {
    const forbidden = (what) => new HttpError(403, 'FORBIDDEN', `${what} is not allowed here`);
    if (!isLoopback(`http://${headers.host ?? ''}`))
        throw forbidden('This Host');
    if (headers.origin !== undefined && !isLoopback(headers.origin))
        throw forbidden('This Origin');
}
function isLoopback(url) {
    return URL.canParse(url) && LOOPBACK_NAMES.has(new URL(url).hostname);
}
/** The headers without those of the connection. */
export function passedOn(message) {
    const named = (message.headers.connection ?? '').toLowerCase().split(/\s*,\s*/);
    return Object.fromEntries(Object.entries(message.headers).filter(([name]) => !OF_CONNECTION.has(name) && !named.includes(name)));
}
/** A request to upgrade as it came, up to its body, which it has none of. */
export function requestHead({ method, url, rawHeaders }) {
    const lines = [`${method} ${url} HTTP/1.1`];
    for (let i = 0; i < rawHeaders.length; i += 2) {
        const [name = '', value = ''] = rawHeaders.slice(i, i + 2);
        if (!name.toLowerCase().startsWith('mapeo-web-'))
            lines.push(`${name}: ${value}`);
    }
    return `${lines.join('\r\n')}\r\n\r\n`;
}
const STATUSES = { TIMEOUT: 504, BUSY: 503 };
/** In the words of the API, so that apps understand. */
function answerOf(error) {
    const ours = error instanceof HttpError || error instanceof MapeoWebError;
    const code = ours ? error.code : 'CONNECTION_LOST';
    const message = ours ? error.message : 'The connection to the peer broke';
    const status = error instanceof HttpError ? error.statusCode : (STATUSES[code] ?? 502);
    return { status, body: JSON.stringify({ error: { code, message } }) };
}
const JSON_TYPE = 'application/json; charset=utf-8';
/** Breaks off where an answer has begun already. */
export function answer(response, error) {
    if (response.headersSent || response.destroyed)
        return void response.destroy();
    const { status, body } = answerOf(error);
    // What is left of the request's body would be taken for the next request.
    response.writeHead(status, { 'content-type': JSON_TYPE, connection: 'close' });
    response.end(body);
}
/** The same where HTTP has let go of the connection for an upgrade. */
export function answerRaw(socket, error) {
    if (socket.destroyed || socket.writableEnded)
        return;
    const { status, body } = answerOf(error);
    socket.end(`HTTP/1.1 ${status} ${http.STATUS_CODES[status] ?? 'Error'}\r\n` +
        `Content-Type: ${JSON_TYPE}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
        `Connection: close\r\n\r\n${body}`, () => socket.destroy());
}
//# sourceMappingURL=loopback-http.js.map