import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
/** Ends with the stream, however it ends: until then the project it comes from must stay open. */
export declare function sendStream(reply: FastifyReply, contentType: string, body: Readable): Promise<FastifyReply>;
