import type { BootstrapAddress } from './bootstrap-list.js';
/**
 * - `dns`: the name does not resolve.
 * - `timeout`: no answer.
 * - `id mismatch`: it answers, but from an address or port that its id is not derived from, so that
 *   no node will keep it. Typical of a port that is another one outside than inside.
 * - `not storing`: it answers, but keeps no records: no bootstrap node, or one not ready yet.
 */
export type CheckReason = 'dns' | 'timeout' | 'id mismatch' | 'not storing';
export interface NodeCheck {
    host: string;
    port: number;
    ok: boolean;
    /** Of one request and its answer; null without an answer. */
    rttMs: number | null;
    /** Null where the node is well. */
    reason: CheckReason | null;
}
export interface BootstrapCheck {
    /** In the order of the list. */
    nodes: NodeCheck[];
    alive: number;
    total: number;
}
export declare function checkBootstrapNodes(nodes: BootstrapAddress[], { deadlineMs }?: {
    deadlineMs?: number;
}): Promise<BootstrapCheck>;
/** Never rejects: whatever is wrong with the node is its `reason`. */
export declare function checkBootstrapNode(node: BootstrapAddress, { deadlineMs }?: {
    deadlineMs?: number;
}): Promise<NodeCheck>;
