/** A DHT of its own on 127.0.0.1, so that no test ever joins the public network. */
import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';
import HyperDHT from 'hyperdht';
const LOOPBACK = '127.0.0.1';
/** After the tear-downs of a test that have no order: the network outlives its users. */
const CLOSE_ORDER = 100;
/** Bootstrap nodes that know one another; they store records from the first moment. */
export async function createNetwork(t, { nodes: size = 3 } = {}) {
    const nodes = [];
    const bootstrap = [];
    const close = async () => {
        await Promise.all(nodes.map((node) => node.destroy()));
    };
    t.teardown(close, { order: CLOSE_ORDER });
    for (let i = 0; i < size; i++) {
        const port = await freeUdpPort();
        const siblings = [...bootstrap];
        const node = HyperDHT.bootstrapper(port, LOOPBACK, { host: LOOPBACK, bootstrap: siblings });
        nodes.push(node);
        await node.fullyBootstrapped();
        bootstrap.push(`${LOOPBACK}:${port}`);
    }
    return { bootstrap, nodes, close };
}
/** An ordinary node of a local network: a client or an announcer. Destroyed with the test. */
export async function createNode(t, bootstrap) {
    const dht = new HyperDHT({ bootstrap, host: LOOPBACK, port: ANY_PORT });
    t.teardown(() => dht.destroy());
    await dht.fullyBootstrapped();
    return dht;
}
/** `port: 0` would mean 49737 and up to hyperdht; an empty range means any free port. */
const ANY_PORT = [0, 0];
/** A UDP port of 127.0.0.1 that was free a moment ago. */
export async function freeUdpPort() {
    const socket = await bindUdp(0);
    const { port } = socket.address();
    socket.close();
    await once(socket, 'close');
    return port;
}
/** A TCP port of 127.0.0.1 that was free a moment ago. */
export async function freeTcpPort() {
    const server = net.createServer().listen(0, LOOPBACK);
    await once(server, 'listening');
    const { port } = server.address();
    server.close();
    await once(server, 'close');
    return port;
}
/** Takes a UDP port for as long as the test runs. */
export async function occupyUdpPort(t, port = 0) {
    const socket = await bindUdp(port);
    t.teardown(() => socket.close());
    return socket.address().port;
}
async function bindUdp(port) {
    const socket = dgram.createSocket('udp4');
    socket.bind({ port, address: LOOPBACK, exclusive: true });
    await once(socket, 'listening');
    return socket;
}
/** A directory that is removed after everything else of the test. */
export function tmpdir(t) {
    return t.tmp();
}
//# sourceMappingURL=network.js.map