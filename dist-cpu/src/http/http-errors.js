/**
 * What the HTTP API answers when it does not do what was asked: CoMapeo Cloud's
 * `{ "error": { "code", "message" } }`, with its codes, so that tools written for it understand.
 *
 * A stranger may be reading: what is not meant for the caller becomes a bare 500, and the reason
 * goes to the log.
 */
import { STATUS_CODES } from 'node:http';
import { MapeoWebError } from '../lib/errors.js';
/** An answer other than success, made on purpose. */
export class HttpError extends Error {
    statusCode;
    /** In capitals and underscores; tools compare it. */
    code;
    /** For the header `retry-after`. */
    retryAfterMs;
    constructor(statusCode, code, message, options = {}) {
        super(message, options);
        this.name = 'HttpError';
        this.statusCode = statusCode;
        this.code = code;
        this.retryAfterMs = options.retryAfterMs;
    }
}
export const badRequest = (message) => new HttpError(400, 'BAD_REQUEST', message);
export const unauthorized = () => new HttpError(401, 'UNAUTHORIZED', 'Invalid bearer token');
export const projectNotFound = () => new HttpError(404, 'PROJECT_NOT_FOUND', 'Project not found');
export const serverError = () => new HttpError(500, 'INTERNAL_SERVER_ERROR', 'Server error');
/** Our own errors that say something to a caller of the API; every other one is a 500 to them. */
const ANSWERS = {
    PROJECT_NOT_FOUND: projectNotFound,
    // Its detail names a place in the body, never a value.
    INVALID_PROJECT_FILE: (error) => badRequest(error.detail),
    TOKEN_REFUSED: (error) => new HttpError(403, 'TOKEN_REFUSED', `The token is refused: ${error.detail}`),
    BUSY: () => new HttpError(503, 'BUSY', 'The server is busy'),
    STORAGE_FULL: () => new HttpError(507, 'STORAGE_FULL', 'The server has no room left'),
};
/**
 * For `fastify.setErrorHandler`.
 * @param onFailure told of what is our own fault and no caller's
 */
export function errorHandler(onFailure) {
    return (error, request, reply) => {
        const answer = toHttpError(error);
        if (answer.statusCode >= 500)
            onFailure(error, request);
        const isOurs = error instanceof MapeoWebError || error instanceof HttpError;
        if (isOurs && error.retryAfterMs !== undefined) {
            void reply.header('retry-after', Math.ceil(error.retryAfterMs / 1000));
        }
        // A route that fails when it had chosen its content type already still answers JSON.
        void reply
            .status(answer.statusCode)
            .type('application/json; charset=utf-8')
            .send({ error: { code: answer.code, message: answer.message } });
    };
}
/** What a caller is told about an error. */
export function toHttpError(error) {
    if (error instanceof HttpError)
        return error;
    if (error instanceof MapeoWebError)
        return ANSWERS[error.code]?.(error) ?? serverError();
    if (!(error instanceof Error))
        return serverError();
    const { statusCode, code, message, validation } = error;
    if (validation)
        return badRequest(message);
    // Fastify gives its own refusals (a body too large, an unknown media type) a status of 4xx.
    if (statusCode === undefined || statusCode < 400 || statusCode >= 500)
        return serverError();
    // The parser's message quotes the body, and bodies hold keys.
    if (error instanceof SyntaxError)
        return badRequest('Body is not valid JSON');
    return new HttpError(statusCode, normalizeCode(typeof code === 'string' ? code : (STATUS_CODES[statusCode] ?? 'ERROR')), message);
}
/** Capitals and underscores, as CoMapeo Cloud writes codes. */
export function normalizeCode(code) {
    if (code === 'FST_ERR_VALIDATION')
        return 'BAD_REQUEST';
    return code.toUpperCase().replace(/[^A-Z]/gu, '_');
}
//# sourceMappingURL=http-errors.js.map