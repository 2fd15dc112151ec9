/** What happened lately. */
import type { NotableEvent } from '../../observe/event-log.js';
export declare function EventList({ events, nowMs }: {
    events: NotableEvent[];
    nowMs: number;
}): import("preact").JSX.Element;
