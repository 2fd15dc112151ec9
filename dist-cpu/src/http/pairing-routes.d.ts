/** The control socket's side of `mapeo-web pair`: the window lasts as long as the request. */
import type { FastifyInstance } from 'fastify';
import type { Pairing } from '../pairing.js';
export declare function pairingRoutes(server: FastifyInstance, peer: {
    readonly pairing: Pairing;
}): void;
