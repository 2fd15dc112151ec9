/** The operator's HTTP port: who is answered, what is told, and what it takes to log in. */
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import test, {} from 'brittle';
import { silentLogger } from '../../src/lib/logger.js';
import { UiServer } from '../../src/ui/ui-server.js';
import { errorCode } from '../helpers/error-code.js';
import { createNetwork, freeTcpPort } from '../helpers/network.js';
import { createPeer } from '../helpers/peer.js';
const PASSWORD = 'correct horse 🐴';
const JSON_TYPE = { 'content-type': 'application/json', accept: 'application/json' };
/** As `fetch`, which takes no `Host`. */
function ask(url, { method = 'GET', headers, body } = {}) {
    return new Promise((resolve, reject) => {
        const request = http.request(url, { method, headers, agent: false }, (response) => {
            const chunks = [];
            response.on('data', (chunk) => chunks.push(chunk));
            response.on('end', () => {
                const { statusCode = 0, headers } = response;
                resolve({ status: statusCode, headers, body: Buffer.concat(chunks).toString() });
            });
        });
        request.on('error', reject);
        request.end(body);
    });
}
function codeIn({ body }) {
    return JSON.parse(body).error.code;
}
async function passwordFile(t, text = `${PASSWORD}\n`) {
    const file = path.join(await t.tmp(), 'password');
    fs.writeFileSync(file, text, { mode: 0o600 });
    return file;
}
async function createServer(t, settings = {}) {
    const ui = new UiServer({ routes: [], log: silentLogger }, { port: 0, ...settings });
    t.teardown(() => ui.close());
    await ui.ready();
    return ui;
}
test('only who means us is answered, and no page of others', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network, { ui: { port: 0 } });
    const url = peer.status().uiUrl ?? '';
    const { host } = new URL(url);
    t.is((await ask(url)).status, 200);
    t.is((await ask(url, { headers: { host: `localhost:${new URL(url).port}` } })).status, 200);
    for (const at of ['', 'api/status', 'api/events', 'link']) {
        const answer = await ask(url + at, { headers: { host: 'rebound.example' } });
        t.is(answer.status, 421, at);
        t.is(codeIn(answer), 'WRONG_HOST');
    }
    const post = (headers) => ask(`${url}link`, {
        method: 'POST',
        headers: { ...JSON_TYPE, ...headers },
        body: '{"kind":"add"}',
    });
    const foreign = [
        { origin: 'http://evil.example' },
        { origin: 'null' },
        { origin: 'http://127.0.0.1:1' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of foreign) {
        const answer = await post(headers);
        t.is(answer.status, 403, JSON.stringify(headers));
        t.is(codeIn(answer), 'CROSS_ORIGIN');
    }
    t.is(peer.tokens.list().length, 0, 'and nothing was done');
    const visit = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    t.is((await ask(url, { headers: visit })).status, 200, 'a link may lead here');
    t.is((await post({ origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })).status, 200);
    t.is(peer.tokens.list().length, 1);
    const { headers } = await ask(url);
    const policy = headers['content-security-policy'];
    t.ok(policy.includes("default-src 'none'") && policy.includes("frame-ancestors 'none'"));
    t.absent(policy.includes('unsafe'));
    t.is(headers['x-content-type-options'], 'nosniff');
    t.is(headers['cache-control'], 'no-store');
    const bad = await ask(`${url}link`, {
        method: 'POST',
        headers: JSON_TYPE,
        body: '{"kind":"join"}',
    });
    t.is(codeIn(bad), 'INVALID_CONFIG', 'no token that gives every key away');
    t.is((await ask(`${url}assets/../../../package.json`)).status, 404);
    t.is((await ask(`${url}assets/%2e%2e/%2e%2e/package.json`)).status, 404);
    const report = JSON.parse((await ask(`${url}api/status`)).body);
    t.is(report.format, 1);
    t.is(report.deviceId, peer.deviceId);
});
test('events come at once, and end with the peer', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network, { ui: { port: 0 } });
    const response = await fetch(`${peer.status().uiUrl}api/events`);
    t.is(response.headers.get('content-type'), 'text/event-stream');
    t.is(response.headers.get('x-content-type-options'), 'nosniff');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (text.split('\n\n').length < 3)
        text += (await reader?.read())?.value ?? '';
    const [first = '', second = ''] = text.split('\n\n');
    t.ok(first.startsWith('data: {"facts":{"format":1,'));
    t.ok(second.startsWith('data: {"history":{"hour":'));
    const rest = (async () => {
        while ((await reader?.read())?.done !== true)
            ;
    })();
    await peer.close();
    await rest;
    t.pass('the stream ended');
});
test('the pairing window is steered by plain forms, too', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network, { ui: { port: 0 } });
    const url = peer.status().uiUrl ?? '';
    const post = (at, fields = {}) => ask(url + at, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
    });
    t.absent((await ask(url)).body.includes('action="/pairing/close"'));
    const opened = await post('pairing/open');
    t.alike([opened.status, opened.headers.location], [303, '/#nearby']);
    t.ok(peer.pairing.isOpen);
    t.ok((await ask(url)).body.includes('action="/pairing/close"'), 'the page shows it');
    t.is(codeIn(await post('pairing/open')), 'PAIRING_OPEN');
    const answer = { inviteId: 'none', accept: 'yes' };
    t.is(codeIn(await post('pairing/answer', answer)), 'INVITE_NOT_FOUND');
    t.is(codeIn(await post('pairing/answer', { ...answer, accept: 'maybe' })), 'INVALID_CONFIG');
    t.is((await post('pairing/close')).status, 303);
    t.absent(peer.pairing.isOpen);
    t.ok((await ask(url)).body.includes('action="/pairing/open"'), 'and can open another');
    t.is((await post('pairing/close')).status, 303, 'twice is fine');
});
test('a port that is taken is no reason not to start', async (t) => {
    const port = await freeTcpPort();
    const first = await createServer(t, { port });
    t.is(first.url, `http://127.0.0.1:${port}/`);
    const second = await createServer(t, { port });
    t.not(second.url, first.url);
});
test('elsewhere than on loopback there is no page without a password', async (t) => {
    const make = (settings) => () => new UiServer({ routes: [], log: silentLogger }, { port: 0, ...settings });
    for (const bindHost of ['0.0.0.0', '::', '192.168.1.10', 'localhost', '']) {
        t.is(errorCode(make({ bindHost })), 'INVALID_CONFIG', bindHost);
    }
    for (const text of ['', 'short\n', '\nsecond line is long enough\n', 'x'.repeat(2000)]) {
        const file = await passwordFile(t, text);
        t.is(errorCode(make({ passwordFile: file })), 'INVALID_CONFIG', text.slice(0, 20));
    }
    t.is(errorCode(make({ passwordFile: '/nowhere' })), 'INVALID_CONFIG');
    const file = await passwordFile(t);
    const far = new UiServer({ routes: [], log: silentLogger }, { port: 0, bindHost: '192.0.2.77', passwordFile: file });
    await t.exception(far.ready(), /UNBINDABLE_ADDRESS/);
});
test('with a password, facts are for who knows it', async (t) => {
    const network = await createNetwork(t);
    const ui = { port: 0, bindHost: '0.0.0.0', passwordFile: await passwordFile(t) };
    const peer = await createPeer(t, network, { ui });
    const url = peer.status().uiUrl ?? '';
    t.ok(url.startsWith('http://127.0.0.1:'), 'where a browser on this machine finds it');
    const { host } = new URL(url);
    const login = (password, more = {}) => ask(`${url}login`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...more },
        body: new URLSearchParams({ password }).toString(),
    });
    const first = await ask(url);
    t.is(first.status, 303);
    t.is(first.headers.location, '/login');
    const page = await ask(`${url}login`);
    t.is(page.status, 200);
    t.absent(page.body.includes(peer.deviceId), 'it tells nothing');
    const style = /href="(\/assets\/[^"]+page\.css)"/.exec(page.body)?.[1] ?? '';
    t.is((await ask(url + style.slice(1))).status, 200, 'and looks as it should');
    for (const at of ['api/status', 'api/events', 'metrics', 'nothing', '?x', 'assets%2f..%2fapi']) {
        const answer = await ask(url + at);
        t.ok(answer.status === 401 || answer.headers.location === '/login', at);
        t.absent(answer.body.includes(peer.deviceId));
    }
    t.is((await ask(`${url}link`, { method: 'POST', headers: JSON_TYPE, body: '{}' })).status, 401);
    t.is((await login('correct horse')).status, 401);
    const foreign = await login(PASSWORD, { origin: 'http://evil.example' });
    t.is(foreign.status, 403, 'nobody is logged in by another site');
    const good = await login(PASSWORD, { origin: `http://${host}` });
    t.is(good.status, 303);
    const [cookie = ''] = good.headers['set-cookie'] ?? [];
    t.ok(/^mapeo-web-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/.test(cookie));
    const proxied = await login(PASSWORD, { host: 'maps.example', origin: 'https://maps.example' });
    t.ok(proxied.headers['set-cookie']?.[0]?.endsWith('; Secure'), 'behind a proxy that speaks TLS');
    const headers = { cookie: cookie.split(';')[0] };
    const inside = await ask(url, { headers });
    t.is(inside.status, 200);
    t.ok(inside.body.includes('action="/logout"'));
    t.is((await ask(`${url}api/status`, { headers: { ...headers, host: 'maps.example' } })).status, 200);
    const basic = (text) => ({
        authorization: `Basic ${Buffer.from(text).toString('base64')}`,
    });
    t.is((await ask(`${url}api/status`, { headers: basic(`any:${PASSWORD}`) })).status, 200);
    t.is((await ask(`${url}api/status`, { headers: basic('any:wrong') })).status, 401);
    t.is((await ask(`${url}logout`, { method: 'POST', headers })).status, 303);
    t.is((await ask(`${url}api/status`, { headers })).status, 401, 'logged out');
    for (let i = 0; i < 3; i++)
        await login(`guess number ${i}`);
    const blocked = await login(PASSWORD);
    t.is(blocked.status, 429, 'and from now on even the right one must wait');
    t.ok(Number(blocked.headers['retry-after']) > 0);
    t.is((await ask(`${url}api/status`, { headers: basic(`any:${PASSWORD}`) })).status, 429);
    const logged = JSON.stringify([peer.logged('ui.login'), peer.logged('ui.login-refused')]);
    t.is(peer.logged('ui.login-refused').length, 5);
    t.absent(logged.includes('guess') || logged.includes('horse'), 'no password in the log');
});
test('a check-up from the page: what it finds is there in words, without a script', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network, { ui: { port: 0 }, minFreeBytes: 0 });
    const url = peer.status().uiUrl ?? '';
    const page = async () => (await ask(url)).body;
    t.ok((await page()).includes('None was made yet'));
    const checkUp = async () => {
        const answer = await ask(`${url}checkup`, { method: 'POST' });
        t.is(answer.status, 303);
        t.is(answer.headers.location, '/#checkup', 'a form leads back to it');
        return page();
    };
    const rootKey = path.join(peer.dir, 'root-key');
    fs.chmodSync(peer.dir, 0o755);
    fs.chmodSync(rootKey, 0o644);
    const TITLE = 'Other users of this machine can copy this peer’s identity';
    const sick = await checkUp();
    t.ok(/1 wrong.* of \d+ things looked at just now\./.test(sick));
    for (const words of [TITLE, 'root-key has mode 0644 instead of 0600', 'chmod 600']) {
        t.ok(sick.includes(words), words);
    }
    const trouble = sick.slice(sick.indexOf('What is wrong'), sick.indexOf('id="projects"'));
    t.ok(trouble.includes(TITLE), 'it is what is wrong, at the top of the page, too');
    const { findings } = peer.observer.judge();
    const found = findings.find(({ message }) => message === `${TITLE}.`);
    t.ok(found?.fix?.includes('chmod 600'), 'and `status` says so');
    fs.chmodSync(rootKey, 0o600);
    fs.chmodSync(peer.dir, 0o700);
    const well = await checkUp();
    t.ok(/Nothing is wrong[:;]/.test(well));
    t.absent(well.includes(TITLE));
    const json = await ask(`${url}checkup`, { method: 'POST', headers: JSON_TYPE, body: '{}' });
    const view = JSON.parse(json.body);
    t.alike([json.status, view.isRunning, view.problem], [200, false, null]);
});
//# sourceMappingURL=ui-server.test.js.map