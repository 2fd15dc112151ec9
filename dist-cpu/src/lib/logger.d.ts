import { type Logger } from 'pino';
export type { Logger };
export declare const LOG_LEVELS: readonly ["silent", "fatal", "error", "warn", "info", "debug", "trace"];
export type LogLevel = (typeof LOG_LEVELS)[number];
export declare function createLogger(level: LogLevel, { human }: {
    human: boolean;
}): Logger;
export declare const silentLogger: Logger;
