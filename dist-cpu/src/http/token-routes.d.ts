/** The control socket's routes for one-time tokens. */
import type { FastifyInstance } from 'fastify';
import type { Tokens } from '../host/tokens.js';
export declare function tokenRoutes(server: FastifyInstance, peer: {
    readonly tokens: Tokens;
}): void;
