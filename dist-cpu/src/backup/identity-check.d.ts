/** Whether a peer with a certain identity is on the network: by connecting, which proves it. */
import HyperDHT from 'hyperdht';
import { type Clock } from '../lib/clock.js';
/**
 * False where nobody answered: nobody is there, or not reachable from here. An announcement alone
 * says little: those of a peer that was killed stay for up to 27 minutes.
 */
export declare function isIdentityLive(dht: HyperDHT, publicKey: Buffer, clock?: Clock): Promise<boolean>;
