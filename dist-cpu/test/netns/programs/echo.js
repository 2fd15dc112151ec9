/**
 * A server for the probe, on two addresses and two ports each: answers with the address that it saw,
 * and sends one packet from another of its sockets where it is asked to.
 *
 *     node echo.js ADDRESS ADDRESS PORT PORT
 */
import dgram from 'node:dgram';
import { once } from 'node:events';
const [addressA = '', addressB = '', portA, portB] = process.argv.slice(2);
const sockets = [];
for (const address of [addressA, addressB]) {
    for (const port of [portA, portB]) {
        const socket = dgram.createSocket('udp4');
        const own = sockets.push(socket) - 1;
        socket.on('message', (message, { address: host, port: remotePort }) => {
            const { id, from = own } = JSON.parse(message.toString());
            const reply = { id, from, host, port: remotePort };
            sockets[from]?.send(JSON.stringify(reply), remotePort, host);
        });
        socket.bind(Number(port), address);
        await once(socket, 'listening');
    }
}
process.stdout.write('{"evt":"echo.ready"}\n');
process.stdin.resume().on('close', () => process.exit());
//# sourceMappingURL=echo.js.map