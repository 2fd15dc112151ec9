/**
 * DISCOVERY: does a bootstrap node serve newcomers? Asked of each node alone, with the real
 * protocol: another that lives would hide that this one does not.
 */
import crypto from 'node:crypto';
import { lookup } from 'node:dns/promises';
import HyperDHT, {} from 'hyperdht';
import { COMMANDS } from 'hyperdht/lib/constants.js';
import { ipv4Scope } from './lib/ipv4.js';
/** Two addresses, 4 tries of a second each, and some time to resolve the name. */
const DEADLINE_MS = 10_000;
const PARALLEL_CHECKS = 8;
export async function checkBootstrapNodes(nodes, { deadlineMs = DEADLINE_MS } = {}) {
    const results = [];
    let next = 0;
    const work = async () => {
        for (let index = next++;; index = next++) {
            const node = nodes[index];
            if (!node)
                return;
            results[index] = await checkBootstrapNode(node, { deadlineMs });
        }
    };
    await Promise.all(Array.from({ length: PARALLEL_CHECKS }, work));
    return {
        nodes: results,
        alive: results.filter((result) => result.ok).length,
        total: results.length,
    };
}
/** Never rejects: whatever is wrong with the node is its `reason`. */
export async function checkBootstrapNode(node, { deadlineMs = DEADLINE_MS } = {}) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), deadlineMs);
    const verdict = await askNode(node, stop.signal);
    clearTimeout(timer);
    return { host: node.host, port: node.port, ok: verdict.reason === null, ...verdict };
}
/** As HyperDHT does: the suggested address first, and the name where that is silent. */
async function askNode(node, signal) {
    const { host, port, suggestedIp } = node;
    if (suggestedIp !== undefined) {
        const verdict = await askAddress(suggestedIp, port, signal);
        if (verdict.reason !== 'timeout')
            return verdict;
    }
    const address = await Promise.race([resolveName(host), aborted(signal)]);
    if (address === undefined)
        return { rttMs: null, reason: 'dns' };
    if (address === suggestedIp)
        return { rttMs: null, reason: 'timeout' };
    return askAddress(address, port, signal);
}
async function askAddress(host, port, signal) {
    if (signal.aborted)
        return { rttMs: null, reason: 'timeout' };
    const dht = new HyperDHT({
        bootstrap: [`${host}:${port}`],
        ephemeral: true,
        // Any free port: the usual ones may be wanted by a bootstrap node of this very machine.
        port: [0, 0],
        host: ipv4Scope(host) === 'loopback' ? '127.0.0.1' : '0.0.0.0',
    });
    try {
        // Any target will do: only nodes that store records answer a LOOKUP.
        const lookupRequest = { command: COMMANDS.LOOKUP, target: crypto.randomBytes(32) };
        const request = dht.request(lookupRequest, { host, port }).catch(() => undefined);
        const reply = await Promise.race([request, aborted(signal)]);
        return reply ? judge(reply, host, port) : { rttMs: null, reason: 'timeout' };
    }
    finally {
        await dht.destroy().catch(() => { });
    }
}
function judge(reply, host, port) {
    const rttMs = reply.rtt;
    if (reply.error !== 0 || !reply.token)
        return { rttMs, reason: 'not storing' };
    // The id was compared with the address the answer came from; null if they do not match.
    const matches = reply.from.id !== null && reply.from.host === host && reply.from.port === port;
    return { rttMs, reason: matches ? null : 'id mismatch' };
}
async function resolveName(name) {
    if (ipv4Scope(name) !== undefined)
        return name;
    const found = await lookup(name, { family: 4 }).catch(() => undefined);
    return found?.address;
}
function aborted(signal) {
    if (signal.aborted)
        return Promise.resolve(undefined);
    return new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(undefined), { once: true });
    });
}
//# sourceMappingURL=bootstrap-check.js.map