/** Bootstrap nodes, NAT and the view from outside: what the answers of others come to. */
import type { BootstrapCheck } from '../bootstrap-check.js';
import type { OutsideView } from '../dial-back-votes.js';
import { type Check } from './check.js';
export interface BootstrapFacts {
    check: BootstrapCheck;
    /** What the list was taken from. */
    source: string;
    /** Whether UDP comes through at all. */
    udpPasses: boolean;
}
export declare function checkBootstrap({ check, source, udpPasses }: BootstrapFacts): Check;
export declare function checkNat({ mapping, seen }: OutsideView): Check;
export interface ReachableFacts {
    outside: OutsideView;
    /** That the socket has. */
    localPort: number;
    /** --port was given: others are meant to come in by it. */
    isFixedPort: boolean;
    /** Of this machine, loopback last. */
    addresses: string[];
    alone: boolean;
}
export declare function checkReachable(facts: ReachableFacts): Check;
