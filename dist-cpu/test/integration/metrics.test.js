/** What a real peer tells Prometheus, and whether the files that rely on it are right. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import test, {} from 'brittle';
import { PEER_METRICS } from '../../src/metrics/peer-metrics.js';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork } from '../helpers/network.js';
import { createClient, createPeer, createProject, hostProject, } from '../helpers/peer.js';
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const DASHBOARD = path.join(ROOT, 'deploy/grafana/mapeo-web.json');
const RULES = path.join(ROOT, 'deploy/prometheus/alerts.yml');
const RULE_TESTS = path.join(ROOT, 'deploy/prometheus/alerts.test.yml');
async function scrape(peer) {
    const response = await fetch(new URL('metrics', peer.status().uiUrl ?? ''));
    if (response.status !== 200)
        throw new Error(`status ${response.status}`);
    return response.text();
}
/** Names of the scrape, whether they have a value at present or not. */
function namesOf(text) {
    return new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name));
}
function valueOf(text, metric) {
    const line = text.split('\n').find((each) => each.startsWith(`${metric} `));
    return line === undefined ? undefined : Number(line.slice(metric.length + 1));
}
/** The metrics that a PromQL text names. */
const named = (text) => text.match(/\b(?:mapeo_web|dht|udx|process|nodejs)_[a-z_]+\b/g) ?? [];
test('a scrape tells what the peer does, and nothing that is secret', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network, { ui: { port: 0 }, relay: { users: 'members' } });
    const device = await createDevice(t);
    const hosted = await createProject(device, { observations: 3 });
    await hostProject(peer, hosted);
    const client = await createClient(t, network, device);
    await client.join(hosted.project, hosted.keys).synced({ timeoutMs: 20_000 });
    await eventually(() => peer.list().every(({ records }) => records > 0));
    const text = await scrape(peer);
    t.is(valueOf(text, 'mapeo_web_projects_hosted'), 1);
    t.is(valueOf(text, 'mapeo_web_projects_open'), 1);
    t.is(valueOf(text, 'mapeo_web_sessions{transport="dht"}'), 1);
    t.is(valueOf(text, 'mapeo_web_announce_keys_announced'), 1);
    t.is(valueOf(text, 'mapeo_web_announce_records'), valueOf(text, 'mapeo_web_announce_records_wanted'));
    t.is(valueOf(text, 'mapeo_web_listening'), 1);
    t.is(valueOf(text, 'mapeo_web_troubles{kind="disk-nearly-full"}'), 0);
    t.ok((valueOf(text, 'mapeo_web_syncs_started_total') ?? 0) >= 1);
    t.ok((valueOf(text, 'mapeo_web_sync_received_bytes_total') ?? 0) > 1000);
    t.ok((valueOf(text, 'mapeo_web_disk_free_bytes') ?? 0) > 0);
    t.ok((valueOf(text, 'dht_nr_nodes') ?? 0) > 0, 'what hyperdht-stats knows');
    t.ok((valueOf(text, 'process_open_fds') ?? 0) > 0);
    const secrets = [hosted.body.projectKey, ...Object.values(hosted.body.encryptionKeys)];
    for (const word of [...secrets, hosted.projectId, device.deviceId, 'River']) {
        t.absent(text.includes(word), 'no key, id or name');
    }
    const names = namesOf(text);
    for (const { name } of PEER_METRICS)
        t.ok(names.has(name), name);
    assertKnown(t, names, DASHBOARD);
    assertKnown(t, names, RULES);
    await client.close();
    await eventually(() => peer.replication.sessions().length === 0);
    const later = await scrape(peer);
    t.is(valueOf(later, 'mapeo_web_sessions{transport="dht"}'), undefined, 'what is gone is gone');
    t.ok((valueOf(later, 'mapeo_web_sync_received_bytes_total') ?? 0) >=
        (valueOf(text, 'mapeo_web_sync_received_bytes_total') ?? 0), 'counters only grow');
});
test('two peers in one process have figures of their own', async (t) => {
    const network = await createNetwork(t);
    const [one, two] = [
        await createPeer(t, network, { ui: { port: 0 } }),
        await createPeer(t, network, { ui: { port: 0 } }),
    ];
    const hosted = await createProject(await createDevice(t));
    await hostProject(one, hosted);
    t.is(valueOf(await scrape(one), 'mapeo_web_projects_hosted'), 1);
    const text = await scrape(two);
    t.is(valueOf(text, 'mapeo_web_projects_hosted'), 0);
    t.is(valueOf(text, 'mapeo_web_relay_sessions'), undefined, 'it is no relay');
});
test('the alert rules do what they say', async (t) => {
    if (!hasPromtool())
        return t.comment('skipped: promtool is not here (package prometheus)');
    for (const args of [
        ['check', 'rules', RULES],
        ['test', 'rules', RULE_TESTS],
    ]) {
        await t.execution(() => execFileSync('promtool', args, { stdio: 'pipe' }), args.join(' '));
    }
    return undefined;
});
function hasPromtool() {
    try {
        execFileSync('promtool', ['--version'], { stdio: 'ignore' });
        return true;
    }
    catch {
        return false;
    }
}
function assertKnown(t, names, file) {
    const used = new Set(named(fs.readFileSync(file, 'utf8')));
    t.ok(used.size > 5);
    for (const name of used) {
        if (!name.startsWith('mapeo_web_bootstrap_'))
            t.ok(names.has(name), `${path.basename(file)}: ${name}`);
    }
}
//# sourceMappingURL=metrics.test.js.map