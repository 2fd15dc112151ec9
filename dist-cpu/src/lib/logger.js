/** Logs go to stderr; results go to stdout. Every line has a stable `evt`, which programs wait on. */
import { createRequire } from 'node:module';
import { pino } from 'pino';
import { codeOf, withoutKeys } from './errors.js';
export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'];
/** Field names that never reach a log, whatever object they come in with. */
const SECRET_FIELDS = [
    'projectKey',
    'encryptionKeys',
    'psk',
    'rootKey',
    'secretKey',
    'token',
];
export function createLogger(level, { human }) {
    const destination = human
        ? pretty()({
            destination: 2,
            sync: true,
            colorize: process.stderr.isTTY,
            ignore: 'pid,hostname',
        })
        : undefined;
    const options = {
        level,
        messageKey: 'msg',
        serializers: { err: serializeError },
        redact: SECRET_FIELDS.flatMap((name) => [name, `*.${name}`]),
    };
    return destination
        ? pino(options, destination)
        : pino(options, pino.destination({ dest: 2, sync: true }));
}
/** Loaded for people alone: programs start many commands, and read JSON. */
function pretty() {
    return createRequire(import.meta.url)('pino-pretty');
}
/** Message, stack, code and path, none of them with a key in it. */
function serializeError(error) {
    const { type, message, stack } = pino.stdSerializers.err(error);
    return {
        type,
        code: codeOf(error),
        message: withoutKeys(message),
        stack: withoutKeys(stack),
    };
}
export const silentLogger = pino({ level: 'silent' });
//# sourceMappingURL=logger.js.map