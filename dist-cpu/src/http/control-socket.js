/**
 * HTTP on a Unix socket that only the daemon's user can open (0600): how the command line talks to
 * a running daemon. `control-client.ts` is the other side.
 */
import fs from 'node:fs';
import { fastify } from 'fastify';
import { CONTROL_SOCKETS } from '../lib/descriptor-limit.js';
import { asError, MapeoWebError, withoutKeys } from '../lib/errors.js';
import { Service } from '../lib/service.js';
/** 10,000 projects of about 600 bytes. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;
export class ControlSocket extends Service {
    #path;
    #addRoutes;
    constructor({ path, addRoutes }) {
        super();
        this.#path = path;
        this.#addRoutes = addRoutes;
    }
    async open() {
        const server = fastify({
            logger: false,
            bodyLimit: MAX_BODY_BYTES,
            forceCloseConnections: true,
        });
        server.setErrorHandler((error, _request, reply) => {
            const known = error instanceof MapeoWebError;
            void reply.status(known ? 400 : (error.statusCode ?? 500)).send({
                error: known
                    ? { code: error.code, message: error.detail, fix: error.fix }
                    : { code: 'INTERNAL', message: withoutKeys(asError(error).message) },
            });
        });
        this.#addRoutes(server);
        server.server.maxConnections = CONTROL_SOCKETS;
        // The storage lock is ours, so a socket that is there was left by a process that died.
        fs.rmSync(this.#path, { force: true });
        this.defer(() => fs.rmSync(this.#path, { force: true }));
        this.defer(() => server.close());
        // The mask, not a later chmod: there is no moment at which others could connect.
        const mask = process.umask(0o177);
        try {
            await server.listen({ path: this.#path });
        }
        finally {
            process.umask(mask);
        }
    }
}
//# sourceMappingURL=control-socket.js.map