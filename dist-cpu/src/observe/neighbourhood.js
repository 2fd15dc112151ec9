/**
 * DISCOVERY, to be looked at: where in the DHT's keyspace this peer, the nodes it knows, its keys and
 * the nodes that hold them lie. Positions alone: no key, no address and no project's name.
 */
import { headOf, HEAD_BITS, nodeIdOf } from '../announce/keyspace.js';
import { ipv4Scope } from '../lib/ipv4.js';
/** More would be one black ring. */
const MAX_NODES = 300;
const MAX_KEYS = 40;
export function neighbourhood({ ownId, addresses, keys }) {
    const shown = keys.slice(0, MAX_KEYS).map(({ projectId, discoveryKey, holders }) => ({
        at: positionOf(discoveryKey),
        projectId,
        holders: holders.map(positionOf),
    }));
    const known = addresses.filter(({ host }) => ipv4Scope(host) !== undefined);
    const positions = new Set(known.map((address) => positionOf(nodeIdOf(address))));
    for (const { holders } of shown)
        for (const holder of holders)
            positions.add(holder);
    const nodes = [...positions].sort((a, b) => a - b);
    return {
        own: positionOf(ownId),
        nodes: nodes.slice(0, MAX_NODES),
        keys: shown,
        moreKeys: Math.max(0, keys.length - MAX_KEYS),
        moreNodes: Math.max(0, nodes.length - MAX_NODES),
    };
}
/** Four digits: a thousandth of a degree is more than a screen has. */
function positionOf(id) {
    return Math.floor((headOf(id) / 2 ** HEAD_BITS) * 10_000) / 10_000;
}
//# sourceMappingURL=neighbourhood.js.map