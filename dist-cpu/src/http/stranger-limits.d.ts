/**
 * How often a stranger may ask over HTTP. A stranger is who brings neither the bearer token nor a
 * one-time token that is still good; on the DHT it is told by its key, on a TCP port by its address.
 *
 * The numbers bear a school behind one address that comes back all at once, and a person who tries
 * again and again.
 */
import type { IncomingMessage } from 'node:http';
import { type Server } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../lib/clock.js';
import { type RateLimitSettings } from '../lib/rate-limit.js';
export interface StrangerLimitsSettings {
    /** Any request. */
    requests?: RateLimitSettings;
    /** Those that would change something: `PUT /projects`, `POST /peers`, alerts. */
    changes?: RateLimitSettings;
    /** WebSockets of projects that were not just added. */
    upgrades?: RateLimitSettings;
}
export interface StrangerLimitsCollaborators {
    /** Whether the request has the operator's bearer token, or a one-time token that is good. */
    isTrusted: (request: FastifyRequest) => boolean;
    onRefused: () => void;
    clock: Clock;
}
export declare class StrangerLimits {
    #private;
    constructor({ isTrusted, onRefused, clock }: StrangerLimitsCollaborators, settings?: StrangerLimitsSettings);
    /** Before anything is read of a request but its headers. */
    guard(app: FastifyInstance): void;
    /** @throws HttpError 429 `RATE_LIMITED` */
    upgrade(request: FastifyRequest): void;
}
/** Whether Node took the request for one, and not only its sender. */
export declare function isUpgrade(request: IncomingMessage & {
    upgrade?: boolean;
}): boolean;
/** One address that opens TCP connections and says nothing must leave some for others. */
export declare function boundAddresses(server: Server, { max, onRefused }: {
    max: number;
    onRefused: () => void;
}): void;
/** The address that a request came from; undefined on a DHT connection. */
export declare function addressOf(request: FastifyRequest): string | undefined;
/** A proxy that does not say whom it speaks for shows all of them as one such address. */
export declare function isLoopback(address: string): boolean;
/** Whoever has one IPv6 address has the 2^64 of its network. */
export declare function networkOf(address: string): string;
