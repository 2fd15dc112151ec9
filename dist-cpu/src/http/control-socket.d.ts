import { type FastifyInstance } from 'fastify';
import { Service } from '../lib/service.js';
export interface ControlSocketParts {
    path: string;
    addRoutes: (server: FastifyInstance) => void;
}
export declare class ControlSocket extends Service {
    #private;
    constructor({ path, addRoutes }: ControlSocketParts);
    protected open(): Promise<void>;
}
