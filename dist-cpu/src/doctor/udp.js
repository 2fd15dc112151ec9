/**
 * Whether UDP passes, told apart from bootstrap nodes that are dead: both look like silence. What
 * tells them apart is the kernel, which hears of ports where nobody listens (ICMP) and of packets
 * that may not be sent, and TCP to the same host, which says that the host is there.
 */
import dgram from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import net from 'node:net';
import { addressKey } from '../limits/source-table.js';
import { pingPacket } from '../limits/packets.js';
import { codeOf, MapeoWebError } from '../lib/errors.js';
import { ipv4Scope } from '../lib/ipv4.js';
import { probeUdpPort } from '../lib/udp.js';
import { verdict } from './check.js';
/** Each try; a satellite link takes 700 ms. */
const TRY_MS = 900;
/** Kernels say that nobody listens about once a second, and others ask the same hosts meanwhile. */
const TRIES = 5;
const TCP_MS = 2000;
const RESOLVE_MS = 4000;
/** Other nodes than those of the list, where they are known. */
const MAX_KNOWN = 5;
export function checkUdp(facts) {
    const { port, bindError, alone, outcomes, unresolved, tcpAnswers } = facts;
    if (bindError)
        return checkBind(bindError);
    const where = port === 0 ? 'any free port' : `port ${port}`;
    if (alone)
        return verdict('udp-alone', `${where} can be opened; there are no nodes to ask`);
    const count = (outcome) => outcomes.filter((found) => found === outcome).length;
    const total = outcomes.length + unresolved;
    if (count('answered') > 0) {
        return verdict('udp-ok', `${where}; ${count('answered')} of ${total} nodes answer`);
    }
    const detail = `none of ${total} nodes answers, from ${where}`;
    if (count('refused') > 0)
        return verdict('udp-refused', detail);
    if (count('forbidden') > 0)
        return verdict('udp-forbidden', detail);
    if (tcpAnswers)
        return verdict('udp-blocked', detail);
    if (outcomes.length === 0)
        return verdict('udp-no-network', 'the names of the nodes do not resolve');
    if (count('no-route') === outcomes.length) {
        return verdict('udp-no-network', 'there is no route to any node');
    }
    return verdict('udp-no-answer', detail);
}
function checkBind(error) {
    const detail = error instanceof MapeoWebError ? error.detail : error.message;
    const isTaken = error instanceof MapeoWebError && error.code === 'PORT_IN_USE';
    return verdict(isTaken ? 'udp-port-taken' : 'udp-port-impossible', detail);
}
export async function whyNotBindable(bindHost, port) {
    try {
        await probeUdpPort(bindHost, port);
        return undefined;
    }
    catch (error) {
        return error instanceof Error ? error : new Error(String(error));
    }
}
/** Asks them all at the same time; `known` are nodes beside those of the list. */
export async function probeUdp(nodes, known = []) {
    const found = await Promise.all(nodes.map(resolve));
    const addresses = found.flatMap((address) => (address ? [address] : []));
    const inList = new Set(addresses.map(({ host, port }) => `${host}:${port}`));
    const others = known.filter(({ host, port }) => !inList.has(`${host}:${port}`));
    const outcomes = await Promise.all([...addresses, ...others.slice(0, MAX_KNOWN)].map(probe));
    const isSilent = outcomes.every((outcome) => outcome !== 'answered' && outcome !== 'refused');
    const tcpAnswers = isSilent && (await Promise.all(addresses.map(answersTcp))).some(Boolean);
    return { outcomes, unresolved: found.length - addresses.length, tcpAnswers };
}
async function resolve({ host, port, suggestedIp, }) {
    if (suggestedIp !== undefined)
        return { host: suggestedIp, port };
    if (ipv4Scope(host) !== undefined)
        return { host, port };
    const late = new Promise((done) => setTimeout(done, RESOLVE_MS).unref());
    const found = await Promise.race([lookup(host, { family: 4 }).catch(() => undefined), late]);
    return found ? { host: found.address, port } : undefined;
}
/** A connected socket: that is the kind which is told that nobody listens. */
async function probe({ host, port }) {
    const socket = dgram.createSocket('udp4');
    let outcome;
    let onOutcome = () => { };
    const note = (found) => {
        outcome ??= found;
        onOutcome();
    };
    socket.on('message', () => note('answered'));
    socket.on('error', (error) => note(outcomeOf(error)));
    try {
        socket.connect(port, host);
        await once(socket, 'connect');
        for (let tries = 0; tries < TRIES && outcome === undefined; tries++) {
            socket.send(pingPacket(tries, addressKey(host), port), (error) => {
                if (error)
                    note(outcomeOf(error));
            });
            await new Promise((done) => {
                const timer = setTimeout(done, TRY_MS);
                onOutcome = () => {
                    clearTimeout(timer);
                    done();
                };
            });
        }
    }
    catch (error) {
        note(outcomeOf(error));
    }
    const closed = once(socket, 'close');
    socket.close();
    await closed;
    return outcome ?? 'silent';
}
function outcomeOf(error) {
    const code = codeOf(error);
    if (code === 'ECONNREFUSED')
        return 'refused';
    if (code === 'EPERM' || code === 'EACCES')
        return 'forbidden';
    return code === 'ENETUNREACH' || code === 'EHOSTUNREACH' || code === 'ENETDOWN'
        ? 'no-route'
        : 'silent';
}
/** Whether it takes the connection or refuses it, which only somebody who is there does. */
function answersTcp({ host, port }) {
    return new Promise((resolve) => {
        const socket = net.connect({ host, port });
        const settle = (answers) => {
            clearTimeout(timer);
            socket.destroy();
            resolve(answers);
        };
        const timer = setTimeout(() => settle(false), TCP_MS);
        socket.once('connect', () => settle(true));
        socket.once('error', (error) => settle(codeOf(error) === 'ECONNREFUSED'));
    });
}
//# sourceMappingURL=udp.js.map