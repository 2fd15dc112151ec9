/**
 * The data endpoints: what is in the hosted projects, for the tools that communities use with
 * CoMapeo Cloud 0.4. Its paths, shapes and errors (docs/data-api.md); everything needs the bearer
 * token, and nothing but an alert can be written.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { OpenProject } from '../sync/engine.js';
export interface DataRoutesCollaborators {
    /**
     * Runs with the project open, and keeps it open until the promise that `run` returned settles.
     * @throws `PROJECT_NOT_FOUND` where it is not hosted
     */
    use: <T>(projectPublicId: string, run: (project: OpenProject) => Promise<T>) => Promise<T>;
    /** Where this host is reached, as configured; ends with "/". */
    baseUrl: () => string;
    /** @throws where the request does not carry the token */
    requireBearer: (request: FastifyRequest) => void | Promise<void>;
}
/**
 * Adds the routes in a context of their own. The app has `errorHandler` of `http-errors.ts`, and a
 * `maxParamLength` of 256: names of attachments may be longer than fastify's default.
 */
export declare function dataRoutes(app: FastifyInstance, collaborators: DataRoutesCollaborators): void;
