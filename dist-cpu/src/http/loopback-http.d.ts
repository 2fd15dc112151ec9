/** What `LoopbackDoor` takes from HTTP messages and puts into them. */
import http from 'node:http';
import type { Duplex } from 'node:stream';
/**
 * A web page anywhere can make the browser here send requests, under a name of its own that leads
 * to 127.0.0.1 (DNS rebinding) or across sites: neither is an app's doing.
 * @throws HttpError 403 `FORBIDDEN`
 */
export declare function assertLocal({ headers }: http.IncomingMessage): void;
/** The headers without those of the connection. */
export declare function passedOn(message: http.IncomingMessage): http.OutgoingHttpHeaders;
/** A request to upgrade as it came, up to its body, which it has none of. */
export declare function requestHead({ method, url, rawHeaders }: http.IncomingMessage): string;
/** Breaks off where an answer has begun already. */
export declare function answer(response: http.ServerResponse, error: unknown): void;
/** The same where HTTP has let go of the connection for an upgrade. */
export declare function answerRaw(socket: Duplex, error: unknown): void;
