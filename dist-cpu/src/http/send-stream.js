import { finished } from 'node:stream/promises';
/** Ends with the stream, however it ends: until then the project it comes from must stay open. */
export async function sendStream(reply, contentType, body) {
    void reply.type(contentType).send(body);
    // A stream that breaks is the reply's affair: it breaks the answer off, or fails it.
    await finished(body, { cleanup: true }).catch(() => { });
    return reply;
}
//# sourceMappingURL=send-stream.js.map