/** HTTP requests as bytes: well made, spoiled a little, or nothing of the kind. */
import { chance, mutateBytes, mutateJson, mutateText, pick, randomBytes, } from './mutate.js';
import { int } from './mutate.js';
const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'BREW'];
/** What any program sends that speaks HTTP, be it friend or stranger. */
export function randomRequest(random, { paths, bodies }) {
    if (chance(random, 0.1))
        return randomBytes(random, int(random, 600));
    const method = pick(random, METHODS);
    let target = pick(random, paths);
    if (chance(random, 0.4)) {
        // Halves of characters become whole ones on the way.
        target = encodeURI(Buffer.from(mutateText(random, target)).toString());
    }
    const body = randomBody(random, bodies);
    const headers = [
        'host: 127.0.0.1',
        // So that an answer ends.
        'connection: close',
        ...(body.length > 0 ? [`content-length: ${body.length}`] : []),
        ...(chance(random, 0.8) ? ['content-type: application/json'] : []),
        ...(chance(random, 0.1) ? [pick(random, ODD_HEADERS)] : []),
    ];
    const head = `${method} ${target} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`;
    const request = Buffer.concat([Buffer.from(head), body]);
    return chance(random, 0.3) ? mutateBytes(random, request) : request;
}
const ODD_HEADERS = [
    'content-type: text/plain',
    'transfer-encoding: chunked',
    'authorization: Bearer ',
    'authorization: Bearer nonsense',
    'mapeo-web-token: nonsense',
    'upgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==',
    'expect: 100-continue',
    'x-forwarded-for: 192.0.2.1, nonsense',
    `x-long: ${'x'.repeat(20_000)}`,
];
function randomBody(random, bodies) {
    if (chance(random, 0.3))
        return Buffer.alloc(0);
    const body = pick(random, bodies);
    if (chance(random, 0.2))
        return Buffer.from(JSON.stringify(body));
    if (chance(random, 0.7))
        return Buffer.from(JSON.stringify(mutateJson(random, body)));
    return mutateBytes(random, Buffer.from(JSON.stringify(body)));
}
//# sourceMappingURL=http-inputs.js.map