/** What is posted: fields that are listed here, and nothing else of what a trouble carries. */
import os from 'node:os';
import { withoutKeys } from '../lib/errors.js';
const MAX_TEXT_CHARS = 500;
/**
 * @param more how many troubles did not fit
 * @returns the body of the request
 */
export function messageOf(notices, { source, sentAtMs, more = 0 }) {
    const { command, name } = source;
    const from = { command, machine: os.hostname(), ...(name === undefined ? {} : { name }) };
    const head = `mapeo-web ${command} on ${name ?? from.machine}`;
    const lines = notices.map(sentence);
    if (more > 0)
        lines.push(`and ${more} more`);
    return JSON.stringify({
        version: 1,
        text: `${head}: ${lines.join('\n')}`,
        source: from,
        sentAt: iso(sentAtMs),
        troubles: notices.map((notice) => ({
            kind: notice.kind,
            key: text(notice.key),
            state: notice.state,
            message: text(notice.message),
            cause: text(notice.cause),
            fix: text(notice.fix),
            since: iso(notice.since),
            ...(notice.endedAt === undefined ? {} : { endedAt: iso(notice.endedAt) }),
        })),
        more,
    });
}
function sentence({ state, message, cause, fix }) {
    if (state === 'over')
        return `over: ${text(message)}`;
    const again = state === 'lasts' ? 'still: ' : '';
    return `${again}${text(message)} (${text(cause)}). ${text(fix)}`;
}
/** Bounded, one line, and without keys, whatever an error says. */
function text(value) {
    // eslint-disable-next-line no-control-regex
    const line = withoutKeys(value).replace(/[\u0000-\u001f\u007f]+/g, ' ');
    return line.length <= MAX_TEXT_CHARS ? line : `${line.slice(0, MAX_TEXT_CHARS - 1)}…`;
}
function iso(ms) {
    return new Date(ms).toISOString();
}
//# sourceMappingURL=message.js.map