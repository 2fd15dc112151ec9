import { type FastifyInstance } from 'fastify';
import type { Logger } from '../lib/logger.js';
import { Service } from '../lib/service.js';
/** @param scripts sources of scripts that a page needs besides our own files, such as hashes */
export declare function contentPolicy(scripts?: string[]): string;
/** Adds routes to the port: the page's, the metrics', … */
export type UiRoutes = (server: FastifyInstance) => void;
export interface UiServerSettings {
    /** 0: any free one. Where the port is taken, any free one is used too, and the log says so. */
    port: number;
    /** An address of this machine; default 127.0.0.1. Others than loopback need a password. */
    bindHost?: string | undefined;
    /** Whoever comes must know the password in it. */
    passwordFile?: string | undefined;
}
export declare class UiServer extends Service {
    #private;
    /** @throws `INVALID_CONFIG` */
    constructor({ routes, log }: {
        routes: UiRoutes[];
        log: Logger;
    }, { port, bindHost, passwordFile }: UiServerSettings);
    /** `http://127.0.0.1:PORT/`, or where else it is bound, once ready. */
    get url(): string;
    protected open(): Promise<void>;
}
