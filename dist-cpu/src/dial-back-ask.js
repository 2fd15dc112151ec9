/**
 * DISCOVERY. The peer's side of dial-back (`dial-back.ts`): asks nodes from its own server port, and
 * says what became of it. Nodes that know nothing of it tell at least where they see us.
 */
import { randomBytes } from 'node:crypto';
import { decodeAnswer, DIAL_BACK_COMMAND, encodeRequest, isDatagram, NONCE_BYTES, } from './dial-back.js';
/** Datagrams get lost, on the way there, back, and when dialling. */
const TRIES = 3;
/** How long a datagram may come after the answer: another way, the same distance. */
const DATAGRAM_MS = 1000;
const INVALID_TOKEN = 2;
/** Routers forget a flow that had answers within 3 minutes at most. */
const HOLE_MS = 300_000;
/** One vote of each node, in their order. Never rejects; 6 s at most. */
export function askForVotes(dht, nodes, settings = {}) {
    beSceptical(dht);
    lastAskedMs.set(dht, performance.now());
    return Promise.all(nodes.map((node) => askForVote(dht, node, settings)));
}
async function askForVote(dht, node, { datagramMs = DATAGRAM_MS, nowMs = Date.now }) {
    const vote = {
        node,
        outcome: 'silent',
        seen: null,
        seenOther: null,
        clockAheadMs: null,
        rttMs: null,
    };
    if (dht.destroyed)
        return vote;
    // The port that is announced: another one may be mapped in another way.
    const socket = dht.io.serverSocket;
    const nonce = randomBytes(NONCE_BYTES);
    const dialled = waitForDatagram(socket, nonce, node);
    const other = pingFromOther(dht, node);
    try {
        let token = null;
        for (let tries = 0; tries < 2 * TRIES && !dialled.arrived; tries++) {
            const reply = await ask(dht, socket, node, { token, nonce });
            const answeredMs = nowMs();
            if (!reply) {
                if (vote.seen === null && tries + 1 >= TRIES)
                    return vote;
                continue;
            }
            vote.seen = addressOf(reply);
            vote.seenOther ??= await other;
            vote.rttMs = reply.rtt;
            const theirMs = reply.error === 0 ? decodeAnswer(reply.value) : undefined;
            if (theirMs === undefined) {
                if (!reply.token || (reply.error !== 0 && reply.error !== INVALID_TOKEN)) {
                    return { ...vote, outcome: 'cannot-vote' };
                }
                token = reply.token;
                continue;
            }
            // On the way back for half of the round trip.
            if (theirMs > 0)
                vote.clockAheadMs = Math.round(theirMs + reply.rtt / 2 - answeredMs);
            vote.outcome = 'not-reached';
            await dialled.within(datagramMs);
        }
        return dialled.arrived ? { ...vote, outcome: 'reached' } : vote;
    }
    finally {
        dialled.stop();
    }
}
/** How the router maps a port is told by one that is forwarded by no rule, right or wrong. */
async function pingFromOther(dht, node) {
    const socket = dht.io.clientSocket;
    if (!socket)
        return null;
    try {
        return addressOf(await dht.ping(node, { socket }));
    }
    catch {
        return null;
    }
}
function addressOf({ to }) {
    return { host: to.host, port: to.port };
}
async function ask(dht, socket, node, { token, nonce }) {
    const request = { command: DIAL_BACK_COMMAND, token, value: encodeRequest(nonce) };
    try {
        return await dht.request(request, node, { socket, retry: false });
    }
    catch {
        return undefined;
    }
}
/** Only one from the node's address, and from another port than the one we asked. */
function waitForDatagram(socket, nonce, node) {
    let onArrival = () => { };
    const onMessage = (packet, { host, port }) => {
        if (host !== node.host || port === node.port || !isDatagram(packet, nonce))
            return;
        state.arrived = true;
        onArrival();
    };
    const state = {
        arrived: false,
        within(ms) {
            if (state.arrived)
                return Promise.resolve();
            return new Promise((resolve) => {
                const timer = setTimeout(resolve, ms);
                onArrival = () => {
                    clearTimeout(timer);
                    resolve();
                };
            });
        },
        stop: () => void socket.off('message', onMessage),
    };
    socket.on('message', onMessage);
    return state;
}
const lastAskedMs = new WeakMap();
const sceptics = new WeakSet();
/**
 * dht-rpc finds out by itself whether its server port is open, by having nodes answer to it from
 * where they are asked. What we sent to them from that port opens it for them in any router: for as
 * long as that lasts its test proves nothing, and a peer that believed it could be reached by nobody.
 */
function beSceptical(dht) {
    if (sceptics.has(dht))
        return;
    sceptics.add(dht);
    const check = dht._checkIfFirewalled.bind(dht);
    dht._checkIfFirewalled = async (sampler) => {
        const askedMs = lastAskedMs.get(dht) ?? -Infinity;
        return performance.now() - askedMs < HOLE_MS ? true : check(sampler);
    };
}
//# sourceMappingURL=dial-back-ask.js.map