/** The control socket's examination of the peer that runs: progress, then every verdict. */
import type { FastifyInstance } from 'fastify';
import type { Check, OnProgress } from '../doctor/check.js';
export interface ExaminablePeer {
    /** Whoever asks while one is under way gets its result too. */
    examine(onProgress?: OnProgress): Promise<Check[]>;
}
export declare function doctorRoute(server: FastifyInstance, peer: ExaminablePeer): void;
