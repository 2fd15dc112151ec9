/**
 * Answers that go on until somebody ends them: one JSON object per line on the control socket, and
 * server-sent events for browsers.
 */
import type { FastifyReply } from 'fastify';
export type EventFormat = 'ndjson' | 'server-sent';
/**
 * Starts the answer. `subscribe` is given the way to send an event and the way to end the answer,
 * and returns what to undo once either side has ended it.
 */
export declare function streamEvents(reply: FastifyReply, subscribe: (send: (event: object) => void, end: () => void) => () => void, format?: EventFormat): void;
