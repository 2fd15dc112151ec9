/**
 * DISCOVERY. Stores and takes back our records on DHT nodes, with one write token per node for all
 * its keys, and counts what the nodes really took.
 *
 * An announcement that is answered with an error is a failed one, and a refused token comes with a
 * fresh one. A node that does not answer, or answers lookups but never stores, soon fails without
 * being asked, so that nothing waits in line behind it.
 */
import type { Address } from 'hyperdht';
import type { Clock } from '../lib/clock.js';
import type { DiscoveryKey } from '../lib/keys.js';
import { type DhtMessages } from './messages.js';
import type { KnownNode, NodeMap } from './node-map.js';
import type { Lane, RequestWindow } from './request-window.js';
export interface RecordWriterCollaborators {
    messages: DhtMessages;
    map: NodeMap;
    window: RequestWindow;
    clock: Clock;
}
/** What a record says: `replaces` where the node may have one of ours that says something else. */
export interface RecordContent {
    target: DiscoveryKey;
    relayAddresses: Address[];
    replaces: boolean;
}
export declare class RecordWriter {
    #private;
    constructor({ messages, map, window, clock }: RecordWriterCollaborators);
    /** Whether the node is worth asking to store. */
    canStore(node: KnownNode): boolean;
    /** True where the node took the record. */
    store(node: KnownNode, content: RecordContent, lane: Lane): Promise<boolean>;
    /** True where the node does not hold the record any more. */
    erase(node: KnownNode, target: DiscoveryKey, lane: Lane): Promise<boolean>;
}
