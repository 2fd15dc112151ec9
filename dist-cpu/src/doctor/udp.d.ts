import type { Address } from 'hyperdht';
import type { BootstrapAddress } from '../bootstrap-list.js';
import { type Check } from './check.js';
/**
 * - `answered`: by a DHT node.
 * - `refused`: the host is there, and nobody listens at that port.
 * - `no-route`: the way there is missing.
 * - `forbidden`: this machine does not let it out.
 */
export type UdpOutcome = 'answered' | 'refused' | 'no-route' | 'forbidden' | 'silent';
export interface UdpFacts {
    /** The port that is judged; 0: any. */
    port: number;
    /** Why it cannot be opened; undefined where it can, or is open. */
    bindError: Error | undefined;
    /** A network of one, by choice. */
    alone: boolean;
    /** Names that do not resolve are left out. */
    outcomes: UdpOutcome[];
    /** Names that do not. */
    unresolved: number;
    /** Whether one of the hosts answers over TCP. */
    tcpAnswers: boolean;
}
export declare function checkUdp(facts: UdpFacts): Check;
export declare function whyNotBindable(bindHost: string, port: number): Promise<Error | undefined>;
/** Asks them all at the same time; `known` are nodes beside those of the list. */
export declare function probeUdp(nodes: BootstrapAddress[], known?: Address[]): Promise<Pick<UdpFacts, 'outcomes' | 'unresolved' | 'tcpAnswers'>>;
