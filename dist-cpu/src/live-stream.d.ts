/**
 * ENCRYPTION. A stream that HyperDHT calls open may lead nowhere: the handshake went through DHT
 * nodes, and the first packet of the stream itself may still be lost for good. It happens with the
 * first connection to a peer on a network of one or two nodes, where neither side knows yet how
 * others see it. Left alone, such a stream takes 13 s to fail.
 */
import type NoiseSecretStream from '@hyperswarm/secret-stream';
import { type Clock } from './lib/clock.js';
/**
 * Whether the other side answers on the stream itself.
 * @param stream dialled, and open
 */
export declare function isHeard(stream: NoiseSecretStream, { clock, timeoutMs }?: {
    clock?: Clock;
    timeoutMs?: number;
}): Promise<boolean>;
/**
 * Whether the other side of a stream that was in use is still there, after a sleep for example.
 * Left alone, one that is not takes 13 s to fail.
 */
export declare function isStillHeard(stream: NoiseSecretStream, { clock, timeoutMs }?: {
    clock?: Clock;
    timeoutMs?: number;
}): Promise<boolean>;
