import { ipv4Scope } from './lib/ipv4.js';
import { version } from './lib/version.js';
export function bootstrapReport({ node, starts, storage, outside, uiUrl, }) {
    const stats = node.stats();
    const { host, port } = stats;
    return {
        ...stats,
        version,
        pid: process.pid,
        storage,
        uiUrl: uiUrl(),
        restarts: starts.starts - 1,
        firstStartAt: starts.firstStartAt,
        receivedBytes: node.dht.udx.bytesReceived,
        seenAt: node.seenAt ?? null,
        outside: outside ? outsideOf(outside) : null,
        entry: ipv4Scope(host) === 'public' ? { host, port } : null,
    };
}
/** Null where nothing is counted. */
export function dropsByReason({ dropped }) {
    if (!dropped)
        return null;
    const sum = (kinds) => Object.values(kinds).reduce((a, b) => a + b, 0);
    return Object.fromEntries(Object.entries(dropped).map(([reason, kinds]) => [reason, sum(kinds)]));
}
function outsideOf({ reachability, reached, voters, atMs }) {
    return { reachability, reached, voters, atMs };
}
/** One sentence: is it of use? */
export function verdictOf({ nodes, seenAt, entry, outside, port }) {
    if (seenAt !== null) {
        return {
            ok: false,
            words: `Other nodes see this one at ${seenAt} and do not use it: ` +
                'make --host and --port what they see, and let the router keep the port.',
        };
    }
    if (outside?.reachability === 'unreachable') {
        return {
            ok: false,
            words: `Nobody can join through this node: ${outside.reached} of ${outside.voters} bootstrap ` +
                `nodes reached UDP port ${port} unasked. Forward that port in the router to the same ` +
                'number of this machine, and open it in every firewall.',
        };
    }
    if (nodes === 0) {
        return {
            ok: false,
            words: 'No other node is known yet. On the internet that passes in minutes; ' +
                'if it does not, open the UDP port in the firewall.',
        };
    }
    if (entry === null)
        return { ok: true, words: `Up, in a network that is not the public one.` };
    return { ok: true, words: `Up, and ${nodes} nodes of the network are known here.` };
}
//# sourceMappingURL=bootstrap-report.js.map