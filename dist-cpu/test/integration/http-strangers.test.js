/** What the HTTP API does with what no program that means well sends. */
import { once } from 'node:events';
import net from 'node:net';
import test from 'brittle';
import { sendRaw, statusesOf } from '../fuzz/peer.js';
import { createHttpPeer } from '../helpers/peer.js';
test('an address with a broken escape is answered, whatever the method', async (t) => {
    const { url } = await createHttpPeer(t);
    const where = { host: '127.0.0.1', port: Number(new URL(url).port) };
    for (const method of ['OPTIONS', 'PATCH', 'GET', 'DELETE']) {
        const request = `${method} /%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`;
        const [status = 0] = statusesOf(await sendRaw(where, Buffer.from(request)));
        t.ok(status === 404 || status === 400, `${method}: ${status}`);
    }
    t.is((await fetch(`${url}nothing`)).status, 404);
    t.is((await fetch(`${url}healthcheck`)).status, 200);
});
test('an upgrade at an address with a broken escape leaves no socket, and no error', async (t) => {
    const { url } = await createHttpPeer(t);
    const port = Number(new URL(url).port);
    const request = 'GET /sync/%zz HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n';
    const open = async () => {
        const socket = net.connect(port, '127.0.0.1');
        socket.on('error', () => { });
        await once(socket, 'connect');
        socket.write(request);
        return socket;
    };
    const patient = await open();
    patient.resume();
    await once(patient, 'close');
    for (let n = 0; n < 30; n++) {
        const socket = await open();
        // While the peer answers.
        await new Promise((resolve) => setImmediate(resolve));
        socket.resetAndDestroy();
        await once(socket, 'close');
    }
    t.is((await fetch(`${url}healthcheck`)).status, 200);
});
test('who only says that it is an upgrade has the limits of all', async (t) => {
    const strangers = { requests: { burst: 2, perSecond: 0.001 } };
    const { url } = await createHttpPeer(t, { trustProxy: true, strangers });
    const where = { host: '127.0.0.1', port: Number(new URL(url).port) };
    // What stands before the proxy's own entry is the client's invention.
    const head = 'host: x\r\nx-forwarded-for: 127.0.0.1, 192.0.2.1\r\nconnection: close\r\n';
    const request = Buffer.from(`GET /info HTTP/1.1\r\n${head}upgrade: x\r\n\r\n`);
    const statuses = [];
    for (let n = 0; n < 3; n++)
        statuses.push(...statusesOf(await sendRaw(where, request)));
    t.alike(statuses, [200, 200, 429]);
});
//# sourceMappingURL=http-strangers.test.js.map