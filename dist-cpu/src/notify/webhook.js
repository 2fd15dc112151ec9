/**
 * One JSON message to a server of the operator's choice, once. Its address may hold a secret (in the
 * path, the query or a password), so nothing but its origin is ever shown or logged.
 */
import crypto from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { codeOf } from '../lib/errors.js';
import { version } from '../lib/version.js';
/** Of the answer, which nobody reads: a server that sends more is hung up on. */
const MAX_ANSWER_BYTES = 64 * 1024;
/** `sha256=` and the hexadecimal HMAC-SHA256 of the body, as GitHub signs its webhooks. */
export function signatureOf(body, secret) {
    return `sha256=${crypto.createHmac('sha256', secret).update(body).digest('hex')}`;
}
/** Never rejects. Redirects are not followed: they would hand the message to somebody else. */
export function postOnce(body, { url, secret, timeoutMs }, signal) {
    if (signal.aborted)
        return Promise.resolve(failed(true, 'stopped'));
    return new Promise((resolve) => {
        const client = url.protocol === 'https:' ? https : http;
        const request = client.request(url, {
            method: 'POST',
            // A connection of its own, closed afterwards: messages are hours apart.
            agent: false,
            headers: {
                'content-type': 'application/json',
                'content-length': Buffer.byteLength(body),
                'user-agent': `mapeo-web/${version}`,
                ...(secret && { 'x-mapeo-web-signature': signatureOf(body, secret) }),
            },
        });
        let status;
        const settle = (delivery) => {
            clearTimeout(timer);
            signal.removeEventListener('abort', onAbort);
            request.destroy();
            resolve(delivery);
        };
        // With a status the message has arrived, however the rest of the answer ends.
        const end = (reason) => {
            settle(status === undefined ? failed(true, reason) : deliveryOf(status));
        };
        const timer = setTimeout(() => end('no answer in time'), timeoutMs);
        const onAbort = () => end('stopped');
        signal.addEventListener('abort', onAbort, { once: true });
        // Only the code: messages of errors name what was asked for.
        request.on('error', (error) => end(codeOf(error) ?? 'the connection failed'));
        request.on('response', (response) => {
            status = response.statusCode ?? 0;
            let bytes = 0;
            response.on('data', (chunk) => {
                bytes += chunk.byteLength;
                if (bytes > MAX_ANSWER_BYTES)
                    end('');
            });
            response.on('end', () => end(''));
            response.on('error', () => end(''));
        });
        request.end(body);
    });
}
function deliveryOf(status) {
    if (status >= 200 && status < 300)
        return { ok: true, status };
    if (status >= 300 && status < 400) {
        return failed(false, `it redirects (${status}): give the address it redirects to`);
    }
    const mayPass = status >= 500 || [408, 425, 429].includes(status);
    return failed(mayPass, `it answered with status ${status}`);
}
function failed(again, reason) {
    return { ok: false, again, reason };
}
//# sourceMappingURL=webhook.js.map