/**
 * The operator's HTTP port: status page and metrics, on loopback unless there is a login.
 *
 * Who may see it is decided here and nowhere else. A web page of somebody else's can make a
 * browser on this machine ask us: so without a login only requests that name us as their host are
 * answered (a foreign name may resolve to 127.0.0.1), nothing is done for pages of other origins,
 * and nothing here may be framed or read by them.
 */
import net, {} from 'node:net';
import { fastify } from 'fastify';
import { asError, codeOf, MapeoWebError, withoutKeys } from '../lib/errors.js';
import { UI_SOCKETS } from '../lib/descriptor-limit.js';
import { Service } from '../lib/service.js';
import { assetRoutes } from './assets.js';
import { Login } from './login.js';
import { readPasswordFile } from './password.js';
const LOOPBACK = '127.0.0.1';
/** What a browser on this machine may call us. */
const OWN_NAMES = new Set([LOOPBACK, 'localhost', '[::1]']);
/** Browsers keep connections for the next request; there are only so many. */
const KEEP_ALIVE_MS = 5000;
const MAX_BODY_BYTES = 16_384;
/** @param scripts sources of scripts that a page needs besides our own files, such as hashes */
export function contentPolicy(scripts = []) {
    return (`default-src 'none'; script-src ${["'self'", ...scripts].join(' ')}; style-src 'self'; ` +
        "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; " +
        "frame-ancestors 'none'");
}
const HEADERS = {
    'content-security-policy': contentPolicy(),
    'cross-origin-resource-policy': 'same-origin',
    // Not `no-referrer`: with that a browser posts our own forms with the origin "null".
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
};
export class UiServer extends Service {
    #routes;
    #log;
    #port;
    #bindHost;
    #login;
    #url;
    /** @throws `INVALID_CONFIG` */
    constructor({ routes, log }, { port, bindHost = LOOPBACK, passwordFile }) {
        super();
        this.#routes = routes;
        this.#log = log;
        this.#port = port;
        this.#bindHost = bindHost;
        assertGuarded(bindHost, passwordFile);
        if (passwordFile === undefined)
            return;
        this.#login = new Login({ password: readPasswordFile(passwordFile), log });
    }
    /** `http://127.0.0.1:PORT/`, or where else it is bound, once ready. */
    get url() {
        if (this.#url === undefined)
            throw new Error('the UI server is not open');
        return this.#url;
    }
    async open() {
        const server = fastify({
            logger: false,
            forceCloseConnections: true,
            keepAliveTimeout: KEEP_ALIVE_MS,
            bodyLimit: MAX_BODY_BYTES,
        });
        server.server.maxConnections = UI_SOCKETS;
        server.addHook('onRequest', async (request, reply) => {
            void reply.headers(HEADERS);
            // The cookie of a login is one name's alone, so with one every name will do: a proxy's, too.
            const name = hostName(request);
            if (!this.#login && !OWN_NAMES.has(name) && name !== this.#bindHost) {
                const message = 'Ask for this page by the address that the peer prints';
                await reply.code(421).send({ error: { code: 'WRONG_HOST', message } });
            }
            else if (isForeign(request)) {
                const message = 'Another web site asked for this';
                await reply.code(403).send({ error: { code: 'CROSS_ORIGIN', message } });
            }
        });
        server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => done(null, new URLSearchParams(String(body))));
        server.setErrorHandler((error, _request, reply) => this.#onError(error, reply));
        this.#login?.addTo(server);
        assetRoutes(server);
        for (const addRoutes of this.#routes)
            addRoutes(server);
        this.defer(() => server.close());
        await this.#listen(server);
        const { address, port } = server.server.address();
        this.#url = `http://${urlHost(address)}:${port}/`;
    }
    #onError(error, reply) {
        const { statusCode = 500 } = error;
        const known = error instanceof MapeoWebError;
        if (!known && statusCode >= 500)
            this.#log.error({ evt: 'ui.failed', err: asError(error) });
        const code = known ? error.code : statusCode < 500 ? 'BAD_REQUEST' : 'INTERNAL';
        const message = known ? error.detail : withoutKeys(asError(error).message);
        const fix = known ? { fix: error.fix } : {};
        void reply.status(known ? 400 : statusCode).send({ error: { code, message, ...fix } });
    }
    async #listen(server) {
        const host = this.#bindHost;
        try {
            await server.listen({ host, port: this.#port });
        }
        catch (error) {
            const code = codeOf(error);
            if (code === 'EADDRNOTAVAIL') {
                throw new MapeoWebError('UNBINDABLE_ADDRESS', `${host} is no address of this machine`, {
                    fix: 'Leave --ui-bind out, or give an address that `ip addr` lists.',
                    cause: error,
                });
            }
            if (code !== 'EADDRINUSE' && code !== 'EACCES')
                throw error;
            this.#log.warn({ evt: 'ui.port-taken', port: this.#port, code }, 'any free port is used');
            await server.listen({ host, port: 0 });
        }
    }
}
function assertGuarded(bindHost, passwordFile) {
    if (!net.isIP(bindHost)) {
        throw new MapeoWebError('INVALID_CONFIG', `--ui-bind must be an IP address, not "${bindHost}"`);
    }
    const isLoopback = bindHost === '::1' || /^127\./.test(bindHost);
    if (isLoopback || passwordFile !== undefined)
        return;
    throw new MapeoWebError('INVALID_CONFIG', `the page would be open to everybody who reaches ${bindHost}`, { fix: 'Give it a password with --ui-password-file FILE, or leave --ui-bind out.' });
}
/** One that a browser on this machine can go to. */
function urlHost(address) {
    if (address === '0.0.0.0')
        return LOOPBACK;
    if (address === '::')
        return '[::1]';
    return net.isIPv6(address) ? `[${address}]` : address;
}
function hostName({ headers }) {
    return (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
}
/** Asked for by a page that is not ours. Programs say nothing of where they come from. */
function isForeign({ headers, method }) {
    const { origin, host } = headers;
    if (origin !== undefined && origin.replace(/^https?:\/\//, '') !== host)
        return true;
    const site = headers['sec-fetch-site'];
    if (site === undefined || site === 'same-origin' || site === 'none')
        return false;
    // A link to the page may be followed from anywhere.
    const isVisit = method === 'GET' && headers['sec-fetch-mode'] === 'navigate';
    return !isVisit;
}
//# sourceMappingURL=ui-server.js.map