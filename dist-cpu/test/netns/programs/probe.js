/**
 * Says what NAT it is behind, by RFC 4787, as RFC 5780 finds it out: which outside port different
 * destinations see, and who may send in.
 *
 *     node probe.js ADDRESS ADDRESS PORT PORT     (of the echo server)
 */
import dgram from 'node:dgram';
import { once } from 'node:events';
/** A packet gets lost on no wire here; a busy machine may take its time. */
const ANSWER_MS = 3000;
/** For what is not supposed to come. */
const SILENCE_MS = 700;
const [addressA = '', addressB = '', portA, portB] = process.argv.slice(2);
/** In the order of the echo server's sockets. */
const servers = [addressA, addressB].flatMap((host) => [portA, portB].map((port) => ({ host, port: Number(port) })));
let requests = 0;
async function open() {
    const socket = dgram.createSocket('udp4');
    socket.bind(0);
    await once(socket, 'listening');
    return socket;
}
/** Asks one server, and waits for the answer of the same or of another. */
function ask(socket, to, from, timeoutMs) {
    const request = { id: ++requests, from };
    const server = servers[to];
    return new Promise((resolve) => {
        const timer = setTimeout(() => settle(undefined), timeoutMs);
        const settle = (reply) => {
            clearTimeout(timer);
            socket.off('message', onMessage);
            resolve(reply);
        };
        const onMessage = (message) => {
            const reply = JSON.parse(message.toString());
            if (reply.id === request.id)
                settle(reply);
        };
        socket.on('message', onMessage);
        socket.send(JSON.stringify(request), server?.port, server?.host);
    });
}
async function mapping() {
    const socket = await open();
    const seen = [];
    for (const [index] of servers.entries()) {
        const reply = await ask(socket, index, index, ANSWER_MS);
        if (!reply)
            throw new Error(`server ${index} did not answer`);
        seen.push(`${reply.host}:${reply.port}`);
    }
    socket.close();
    const [a1, a2, b1] = seen;
    if (a1 === b1 && a1 === a2)
        return 'endpoint-independent';
    return a1 === a2 ? 'address-dependent' : 'address-and-port-dependent';
}
async function filtering() {
    const socket = await open();
    // From another address that was never sent to, then from another port of one that was.
    const other = await ask(socket, 0, 2, SILENCE_MS);
    const otherPort = await ask(socket, 0, 1, SILENCE_MS);
    socket.close();
    if (other)
        return 'endpoint-independent';
    return otherPort ? 'address-dependent' : 'address-and-port-dependent';
}
const behaviour = { mapping: await mapping(), filtering: await filtering() };
process.stdout.write(JSON.stringify({ evt: 'probe.done', ...behaviour }) + '\n');
//# sourceMappingURL=probe.js.map