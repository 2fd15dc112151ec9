import { once } from 'node:events';
import net from 'node:net';
/** A TCP port of 127.0.0.1 that was free a moment ago. */
export async function freeTcpPort() {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    server.close();
    await once(server, 'close');
    return port;
}
//# sourceMappingURL=ports.js.map