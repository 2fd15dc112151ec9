import type { FastifyInstance } from 'fastify';
import { type Clock } from '../lib/clock.js';
import type { Logger } from '../lib/logger.js';
import type { Password } from './password.js';
export interface LoginCollaborators {
    password: Password;
    log: Logger;
    clock?: Clock;
}
export declare class Login {
    #private;
    constructor({ password, log, clock }: LoginCollaborators);
    /** Before any other hook or route that tells something. */
    addTo(server: FastifyInstance): void;
}
