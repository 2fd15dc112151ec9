const FORMATS = {
    ndjson: { type: 'application/x-ndjson', write: (event) => JSON.stringify(event) + '\n' },
    'server-sent': {
        type: 'text/event-stream',
        write: (event) => `data: ${JSON.stringify(event)}\n\n`,
    },
};
/** Events for a reader that stopped reading are dropped beyond this. */
const MAX_BACKLOG_BYTES = 1024 * 1024;
/**
 * Starts the answer. `subscribe` is given the way to send an event and the way to end the answer,
 * and returns what to undo once either side has ended it.
 */
export function streamEvents(reply, subscribe, format = 'ndjson') {
    const { type, write } = FORMATS[format];
    reply.hijack();
    const { raw } = reply;
    // A hijacked answer forgets the headers that hooks gave it.
    for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (value !== undefined)
            raw.setHeader(name, value);
    }
    raw.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
    raw.flushHeaders();
    // A reader that goes away is no news.
    raw.on('error', () => { });
    const send = (event) => {
        if (raw.writableEnded || raw.writableLength > MAX_BACKLOG_BYTES)
            return;
        raw.write(write(event));
    };
    const undo = subscribe(send, () => void raw.end());
    raw.once('close', undo);
}
//# sourceMappingURL=event-stream.js.map