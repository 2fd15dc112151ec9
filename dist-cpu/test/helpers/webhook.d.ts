/** A server that takes notifications, as an operator's would. */
import { EventEmitter } from 'node:events';
import http from 'node:http';
import type { Assertions } from 'brittle';
export interface ReceivedTrouble {
    kind: string;
    key: string;
    state: string;
    message: string;
    cause: string;
    fix: string;
    since: string;
    endedAt?: string;
}
export interface Received {
    path: string;
    headers: http.IncomingHttpHeaders;
    body: string;
    troubles: ReceivedTrouble[];
    more: number;
}
export declare class WebhookServer extends EventEmitter<{
    received: [Received];
}> {
    #private;
    readonly received: Received[];
    /** What to answer, in order, then 204: a status, or nothing at all ("silence"). */
    readonly answers: Array<number | 'silence'>;
    listen(port?: number): Promise<void>;
    get origin(): string;
    /** The states of everything received, message by message. */
    get states(): string[][];
    /** Waits until so many messages have come. */
    count(n: number): Promise<void>;
    close(): void;
}
export declare function createWebhook(t: Assertions): Promise<WebhookServer>;
