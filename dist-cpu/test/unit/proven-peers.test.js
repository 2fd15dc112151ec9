import fs from 'node:fs';
import path from 'node:path';
import test, {} from 'brittle';
import { randomBytes } from 'hypercore-crypto';
import { ProvenPeers, provenPeersFileFor } from '../../src/find/proven-peers.js';
import { hex } from '../../src/lib/keys.js';
import { ManualClock } from '../helpers/clock.js';
import { tmpdir } from '../helpers/network.js';
const DAY_MS = 86_400_000;
const device = () => randomBytes(32);
const project = () => randomBytes(32);
async function setup(t) {
    const file = path.join(await tmpdir(t), 'nodes.peers.json');
    const clock = new ManualClock();
    clock.set(1_800_000_000_000);
    const load = (networkId = 'one') => new ProvenPeers({ clock }, { file, networkId });
    return { file, clock, load };
}
test('who proved itself is remembered, by project and network, latest first', async (t) => {
    const { file, clock, load } = await setup(t);
    const [river, a, b] = [project(), device(), device()];
    const peers = load();
    peers.note(river, a);
    await clock.wind(1);
    peers.note(river, b);
    peers.save();
    const again = load();
    t.alike(again.of(river), [b, a]);
    t.ok(again.has(hex(a)));
    t.alike(again.of(project()), []);
    t.alike(load('two').of(river), []);
    const other = load('two');
    other.note(river, a);
    other.save();
    t.alike(load().of(river), [b, a], 'and saving one network keeps the other');
    t.is(fs.statSync(file).mode & 0o777, 0o600);
    t.is(provenPeersFileFor('/x/nodes.json'), '/x/nodes.peers.json');
});
test('it is written a second later, and not each time', async (t) => {
    const { file, clock, load } = await setup(t);
    const [river, a] = [project(), device()];
    const peers = load();
    peers.note(river, a);
    t.absent(fs.existsSync(file));
    await clock.wind(1000);
    t.ok(fs.existsSync(file));
    peers.note(river, a);
    t.is(clock.pending, 0, 'nothing new');
    await clock.wind(3_600_000);
    peers.note(river, a);
    t.is(clock.pending, 1, 'the date is an hour old');
});
test('eight for each of a thousand projects, and nobody for ever', async (t) => {
    const { file, clock, load } = await setup(t);
    const peers = load();
    const river = project();
    const devices = Array.from({ length: 10 }, device);
    for (const publicKey of devices) {
        await clock.wind(1);
        peers.note(river, publicKey);
    }
    t.alike(peers.of(river), devices.slice(2).reverse());
    peers.save();
    const { networks } = JSON.parse(fs.readFileSync(file, 'utf8'));
    const one = networks.one;
    for (let n = 0; n < 1100; n++) {
        one[hex(project())] = [{ publicKey: hex(device()), provenAt: clock.now() - n - 1 }];
    }
    fs.writeFileSync(file, JSON.stringify({ version: 1, networks }));
    const many = load();
    many.note(project(), device());
    many.save();
    const saved = JSON.parse(fs.readFileSync(file, 'utf8'));
    t.is(Object.keys(saved.networks.one ?? {}).length, 1024);
    t.is(load().of(river).length, 8, 'the latest stay');
    clock.set(clock.now() + 91 * DAY_MS);
    t.alike(load().of(river), []);
});
test('a file that is none is as good as no file', async (t) => {
    const { file, load } = await setup(t);
    const [river, a] = [project(), device()];
    fs.writeFileSync(file, '{"version":1,"networks":{"one":{"zz":[]}}}');
    const peers = load();
    t.alike(peers.of(river), []);
    peers.note(river, a);
    peers.save();
    t.alike(load().of(river), [a]);
    const nowhere = new ProvenPeers({}, { file: path.join(file, 'x'), networkId: 'one' });
    nowhere.note(river, a);
    nowhere.save();
    t.alike(nowhere.of(river), [a], 'one that cannot be written costs nothing');
});
//# sourceMappingURL=proven-peers.test.js.map