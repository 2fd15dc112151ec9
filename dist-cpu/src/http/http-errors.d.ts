import type { FastifyReply, FastifyRequest } from 'fastify';
/** An answer other than success, made on purpose. */
export declare class HttpError extends Error {
    readonly statusCode: number;
    /** In capitals and underscores; tools compare it. */
    readonly code: string;
    /** For the header `retry-after`. */
    readonly retryAfterMs: number | undefined;
    constructor(statusCode: number, code: string, message: string, options?: ErrorOptions & {
        retryAfterMs?: number;
    });
}
export declare const badRequest: (message: string) => HttpError;
export declare const unauthorized: () => HttpError;
export declare const projectNotFound: () => HttpError;
export declare const serverError: () => HttpError;
/**
 * For `fastify.setErrorHandler`.
 * @param onFailure told of what is our own fault and no caller's
 */
export declare function errorHandler(onFailure: (error: unknown, request: FastifyRequest) => void): (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;
/** What a caller is told about an error. */
export declare function toHttpError(error: unknown): HttpError;
/** Capitals and underscores, as CoMapeo Cloud writes codes. */
export declare function normalizeCode(code: string): string;
