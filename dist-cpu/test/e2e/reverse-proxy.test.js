/** The examples of docs/reverse-proxy.md, run as they are printed there, with a real device. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import test, {} from 'brittle';
import { Agent, getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { WebSocket } from 'ws';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork, freeTcpPort } from '../helpers/network.js';
import { createPeer, createProject, syncedWith } from '../helpers/peer.js';
const DOCS = fileURLToPath(new URL('../../../docs/reverse-proxy.md', import.meta.url));
/** The example in the documentation, with the paths and ports of this test. */
function example(name, replace) {
    const found = new RegExp(`<!-- example: ${name} -->\\s+\`\`\`\\w+\\n([^]*?)\`\`\``).exec(fs.readFileSync(DOCS, 'utf8'));
    let text = found?.[1] ?? '';
    for (const [from, to] of replace) {
        if (!text.includes(from))
            throw new Error(`the ${name} example has no "${from}" any more`);
        text = text.replace(from, to);
    }
    return text;
}
function startCaddy({ dir, tlsPort, httpPort }) {
    const site = example('caddy', [
        ['maps.example.org {', `https://127.0.0.1:${tlsPort} {\n\ttls cert.pem key.pem`],
        ['127.0.0.1:8080', `127.0.0.1:${httpPort}`],
    ]);
    const head = `{\n\tadmin off\n\tauto_https disable_redirects\n\tstorage file_system ${dir}\n}\n`;
    fs.writeFileSync(path.join(dir, 'Caddyfile'), head + site);
    return spawn('caddy', ['run', '--config', 'Caddyfile'], { cwd: dir, stdio: 'ignore' });
}
function startNginx({ dir, tlsPort, httpPort }) {
    const server = example('nginx', [
        ['listen 443 ssl', `listen 127.0.0.1:${tlsPort} ssl`],
        ['/etc/letsencrypt/live/maps.example.org/fullchain.pem', path.join(dir, 'cert.pem')],
        ['/etc/letsencrypt/live/maps.example.org/privkey.pem', path.join(dir, 'key.pem')],
        ['127.0.0.1:8080', `127.0.0.1:${httpPort}`],
    ]);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map((kind) => `${kind}_temp_path ${dir};`)
        .join('\n');
    const config = `
    daemon off; pid ${dir}/nginx.pid; error_log ${dir}/error.log; events {}
    http { access_log off; ${temporary} ${server} }`;
    fs.writeFileSync(path.join(dir, 'nginx.conf'), config);
    return spawn('nginx', ['-p', dir, '-c', path.join(dir, 'nginx.conf')], { stdio: 'ignore' });
}
/** This process trusts the test's own certificate, for `fetch` and for WebSockets. */
function certificate(t, dir) {
    const files = ['-keyout', 'key.pem', '-out', 'cert.pem'];
    const names = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...files, ...names], { cwd: dir, stdio: 'ignore' });
    const ca = fs.readFileSync(path.join(dir, 'cert.pem'));
    const before = getGlobalDispatcher();
    const agent = new Agent({ connect: { ca } });
    setGlobalDispatcher(agent);
    t.teardown(async () => {
        setGlobalDispatcher(before);
        await agent.close();
    });
    return { ca };
}
for (const [name, start] of [
    ['caddy', startCaddy],
    ['nginx', startNginx],
]) {
    const missing = [name, 'openssl'].filter((tool) => spawnSync(tool, ['version']).error);
    const run = missing.length > 0 ? test.skip : test;
    void run(`an app adds the peer and syncs through ${name}`, async (t) => {
        const dir = await t.tmp();
        const [httpPort, tlsPort] = [await freeTcpPort(), await freeTcpPort()];
        const baseUrl = `https://127.0.0.1:${tlsPort}/`;
        const network = await createNetwork(t);
        const peer = await createPeer(t, network, { httpPort, baseUrl, trustProxy: true });
        const { ca } = certificate(t, dir);
        const proxy = start({ dir, tlsPort, httpPort });
        const ended = once(proxy, 'exit');
        t.teardown(async () => {
            proxy.kill('SIGKILL');
            await ended;
        });
        await eventually(async () => (await fetch(`${baseUrl}healthcheck`).catch(() => null))?.ok, {
            what: `${name} answers`,
            timeoutMs: 60_000,
        });
        const device = await createDevice(t, { makeWebsocket: (url) => new WebSocket(url, { ca }) });
        const river = await createProject(device, { observations: 3 });
        await river.project.$member.addServerPeer(baseUrl);
        river.project.$sync.start();
        river.project.$sync.connectServers();
        t.teardown(() => river.project.$sync.disconnectServers());
        await syncedWith(river.project, peer.deviceId);
        const [session] = peer.replication.sessions();
        t.is(session?.connection.transport, 'websocket');
        t.is(session?.connection.remoteHost, '127.0.0.1', 'the address that the proxy told');
    });
}
//# sourceMappingURL=reverse-proxy.test.js.map