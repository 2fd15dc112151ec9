/**
 * Who may see the operator's pages where not everybody on this machine may: a session cookie for
 * browsers, HTTP basic authentication for programs (a metrics scraper), both with the one password.
 */
import crypto from 'node:crypto';
import { systemClock } from '../lib/clock.js';
import { FailedTries } from './failed-tries.js';
const HOUR_MS = 3_600_000;
const SESSION_MS = 7 * 24 * HOUR_MS;
/** The one that was begun first ends. */
const MAX_SESSIONS = 64;
const TOKEN_BYTES = 32;
/** Tries that may wait for the slow hash at once. */
const MAX_WAITING = 8;
/** Pages and files that anybody may have: they hold no fact. */
const OPEN_PATHS = /^\/(login|favicon\.ico|assets\/[\w./-]+)$/;
export class Login {
    #password;
    #log;
    #clock;
    #failed;
    /** By the hash of the token: when it ends. */
    #sessions = new Map();
    constructor({ password, log, clock = systemClock }) {
        this.#password = password;
        this.#log = log;
        this.#clock = clock;
        this.#failed = new FailedTries({ clock });
    }
    /** Before any other hook or route that tells something. */
    addTo(server) {
        server.addHook('onRequest', (request, reply) => this.#check(request, reply));
        server.get('/login', (_request, reply) => sendLogin(reply, 200));
        server.post('/login', async (request, reply) => {
            const form = request.body;
            const attempt = form instanceof URLSearchParams ? (form.get('password') ?? '') : '';
            const waitMs = await this.#try(request, attempt);
            if (waitMs > 0) {
                void reply.header('retry-after', Math.ceil(waitMs / 1000));
                return sendLogin(reply, 429, `Too many tries. Wait ${Math.ceil(waitMs / 1000)} s.`);
            }
            if (waitMs < 0)
                return sendLogin(reply, 401, 'That is not the password.');
            this.#log.info({ evt: 'ui.login', address: request.ip }, 'somebody logged in to the page');
            return reply.header('set-cookie', this.#begin(request)).redirect('/', 303);
        });
        server.post('/logout', (request, reply) => {
            this.#sessions.delete(hashOf(tokenOf(request)));
            const cookie = `${cookieName(request)}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`;
            return reply.header('set-cookie', cookie).redirect('/login', 303);
        });
    }
    async #check(request, reply) {
        const [path = ''] = request.url.split('?');
        if (OPEN_PATHS.test(path) || this.#isIn(request))
            return;
        const basic = basicPassword(request.headers.authorization);
        if (basic !== undefined) {
            const waitMs = await this.#try(request, basic);
            if (waitMs === 0)
                return;
            if (waitMs > 0) {
                void reply.header('retry-after', Math.ceil(waitMs / 1000));
                await refuse(reply, 429, 'TOO_MANY_TRIES', 'Too many tries with a wrong password');
                return;
            }
        }
        if (path === '/' && request.method === 'GET' && basic === undefined) {
            await reply.redirect('/login', 303);
            return;
        }
        await refuse(reply, 401, 'LOGIN_REQUIRED', 'Log in at /login, or send the password');
    }
    /** @returns 0: it is right; below 0: it is not; else how long to wait before the next try */
    async #try({ ip }, attempt) {
        // First of all: an answer to a right password alone would let others go on guessing.
        const waitMs = this.#failed.waitMs(ip);
        if (waitMs > 0)
            return waitMs;
        if (this.#password.waiting >= MAX_WAITING)
            return 1000;
        if (this.#password.isQuicklyRight(attempt) || (await this.#password.isRight(attempt)))
            return 0;
        this.#failed.note(ip);
        this.#log.warn({ evt: 'ui.login-refused', address: ip }, 'a wrong password for the page');
        return -1;
    }
    #isIn(request) {
        const endMs = this.#sessions.get(hashOf(tokenOf(request)));
        return endMs !== undefined && this.#clock.now() < endMs;
    }
    #begin(request) {
        const token = crypto.randomBytes(TOKEN_BYTES).toString('base64url');
        const [oldest] = this.#sessions.keys();
        if (this.#sessions.size >= MAX_SESSIONS && oldest !== undefined)
            this.#sessions.delete(oldest);
        this.#sessions.set(hashOf(token), this.#clock.now() + SESSION_MS);
        // A browser names its origin when it posts: behind a proxy that speaks TLS it is https.
        const secure = request.headers.origin?.startsWith('https:') ? '; Secure' : '';
        const age = SESSION_MS / 1000;
        return `${cookieName(request)}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${age}${secure}`;
    }
}
async function sendLogin(reply, status, problem) {
    // Loaded late: see `page-routes.ts`.
    const { loginDocument } = await import('./documents.js');
    return reply.status(status).type('text/html; charset=utf-8').send(loginDocument(problem));
}
async function refuse(reply, status, code, message) {
    await reply.status(status).send({ error: { code, message } });
}
/** Cookies know no ports: so that two peers of one machine do not log one another out. */
function cookieName({ socket }) {
    return `mapeo-web-${socket.localPort}`;
}
function tokenOf(request) {
    const name = cookieName(request);
    for (const pair of (request.headers.cookie ?? '').split(';')) {
        const [key = '', value = ''] = pair.trim().split('=');
        if (key === name)
            return value;
    }
    return '';
}
/** Random tokens need no slow hash; and nobody can aim at a hash, whatever a look-up takes. */
function hashOf(token) {
    return crypto.createHash('sha256').update(token).digest('base64');
}
function basicPassword(header) {
    const encoded = /^Basic ([A-Za-z0-9+/=]{1,2000})$/i.exec(header ?? '')?.[1];
    if (encoded === undefined)
        return undefined;
    const text = Buffer.from(encoded, 'base64').toString();
    return text.slice(text.indexOf(':') + 1);
}
//# sourceMappingURL=login.js.map