/** DISCOVERY. What the votes of dial-back come to: pure arithmetic (`dial-back-ask.ts` asks). */
import type { Address } from 'hyperdht';
import type { Vote } from './dial-back.js';
/**
 * - `reachable`: datagrams that nobody asked for arrive from at least half of those that can vote.
 * - `unreachable`: from none of them.
 * - `unclear`: from fewer than half.
 * - `unknown`: nobody can vote.
 */
export type Reachability = 'reachable' | 'unreachable' | 'unclear' | 'unknown';
/**
 * What stands between us and the others (RFC 4787), as far as their answers tell:
 * - `none`: they see an address of this machine.
 * - `endpoint-independent`: a NAT, which shows the same port to all. Holes can be punched.
 * - `address-dependent`: a NAT, which shows another port to each: a hard one.
 */
export type Mapping = 'none' | 'endpoint-independent' | 'address-dependent' | 'unknown';
export interface OutsideView {
    reachability: Reachability;
    /** Nodes whose datagram arrived, of so many that can vote, of so many that were asked. */
    reached: number;
    voters: number;
    asked: number;
    mapping: Mapping;
    /** Where others see the server port; port 0: not all the same. Null where nobody answered. */
    seen: Address | null;
    /** The median of the nodes' clocks, against ours; null where none told. */
    clockAheadMs: number | null;
    /** How many told. */
    clocks: number;
}
/** @param localAddresses of this machine */
export declare function countVotes(votes: Vote[], localAddresses: string[]): OutsideView;
