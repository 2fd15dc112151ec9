import { BlockList } from 'node:net';
import { NodeDuplex } from '../lib/node-duplex.js';
import { RateLimit } from '../lib/rate-limit.js';
import { HttpError } from './http-errors.js';
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');
export class StrangerLimits {
    #isTrusted;
    #onRefused;
    #requests;
    #changes;
    #upgrades;
    constructor({ isTrusted, onRefused, clock }, settings = {}) {
        this.#isTrusted = isTrusted;
        this.#onRefused = onRefused;
        const { requests, changes, upgrades } = settings;
        this.#requests = new RateLimit(requests ?? { burst: 600, perSecond: 10 }, { clock });
        this.#changes = new RateLimit(changes ?? { burst: 60, perSecond: 1 }, { clock });
        this.#upgrades = new RateLimit(upgrades ?? { burst: 256, perSecond: 4 }, { clock });
    }
    /** Before anything is read of a request but its headers. */
    guard(app) {
        app.addHook('onRequest', (request, _reply, done) => {
            // WebSockets of projects that were just added are let in whatever happens: see `upgrade`.
            const isSync = request.routeOptions.url?.startsWith('/sync/') === true;
            if (!isSync || !isUpgrade(request.raw))
                this.#assert(request);
            done();
        });
    }
    /** @throws HttpError 429 `RATE_LIMITED` */
    upgrade(request) {
        this.#take(this.#upgrades, request);
    }
    #assert(request) {
        this.#take(this.#requests, request);
        if (request.method !== 'GET' && request.method !== 'HEAD')
            this.#take(this.#changes, request);
    }
    #take(limit, request) {
        const key = keyOf(request);
        if (key === undefined || this.#isTrusted(request))
            return;
        const waitMs = limit.take(key);
        if (waitMs === 0)
            return;
        this.#onRefused();
        throw new HttpError(429, 'RATE_LIMITED', 'Too many requests; try again later', {
            retryAfterMs: waitMs,
        });
    }
}
/** Whether Node took the request for one, and not only its sender. */
export function isUpgrade(request) {
    return request.upgrade === true;
}
/** One address that opens TCP connections and says nothing must leave some for others. */
export function boundAddresses(server, { max, onRefused }) {
    const counts = new Map();
    server.on('connection', (socket) => {
        const { remoteAddress } = socket;
        if (remoteAddress === undefined || isLoopback(remoteAddress))
            return;
        const network = networkOf(remoteAddress);
        const count = (counts.get(network) ?? 0) + 1;
        if (count > max) {
            onRefused();
            return void socket.destroy();
        }
        counts.set(network, count);
        socket.once('close', () => {
            const left = (counts.get(network) ?? 1) - 1;
            if (left > 0)
                counts.set(network, left);
            else
                counts.delete(network);
        });
    });
}
/** The address that a request came from; undefined on a DHT connection. */
export function addressOf(request) {
    const { ip } = request;
    return ip === '' ? undefined : ip;
}
/** A proxy that does not say whom it speaks for shows all of them as one such address. */
export function isLoopback(address) {
    return loopback.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
}
/** Who is asking; undefined where that cannot be told from others. */
function keyOf(request) {
    const socket = request.raw.socket;
    if (socket instanceof NodeDuplex)
        return socket.deviceId;
    const address = addressOf(request);
    if (address === undefined || isLoopback(address))
        return undefined;
    return networkOf(address);
}
/** Whoever has one IPv6 address has the 2^64 of its network. */
export function networkOf(address) {
    const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
    if (mapped !== undefined)
        return mapped;
    if (!address.includes(':'))
        return address;
    const [head = '', tail = ''] = address.split('%', 1)[0]?.split('::') ?? [];
    const left = head === '' ? [] : head.split(':');
    const right = tail === '' ? [] : tail.split(':');
    const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
    const groups = [...left, ...zeros, ...right].slice(0, 4);
    return groups.map((group) => parseInt(group, 16).toString(16)).join(':');
}
//# sourceMappingURL=stranger-limits.js.map