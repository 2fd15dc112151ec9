/**
 * Two devices of the older apps sync both ways through an always-on peer, and then with one another,
 * while a project of CoMapeo syncs beside them: how soon, at what cost, and what it costs the other.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { hex } from '../src/lib/keys.js';
import { assertInstalled } from '../src/mapeo8/packages.js';
import { round } from './lib/numbers.js';
import { cpuMs, peakRssBytes } from './lib/process-use.js';
import { Scene } from './lib/scene.js';
import { openWriter, prepare } from './lib/upload-download.js';
const LOOPBACK = '127.0.0.1';
/** Of each of the two devices: both have as much for the other. */
const OLDER = { observations: 500, photos: 20, photoBytes: 450_000 };
const NEW = { observations: 10, photos: 1, photoBytes: 450_000 };
const COMAPEO = { observations: 300, photos: 20, photoBytes: 450_000, seed: 1 };
const LIMIT_MS = 60_000;
const NAMES = ['ana', 'ben'];
export const mapeo8Bench = {
    name: 'mapeo8',
    title: 'two devices of the older apps through one peer and then directly, beside a CoMapeo project',
    async run(context) {
        assertInstalled();
        const scene = new Scene(context);
        context.say('both kinds of devices map');
        const template = await prepare(scene, COMAPEO, { readers: 0 });
        const projectKey = randomBytes(32);
        const devices = await openDevices(scene, projectKey);
        context.say('CoMapeo alone');
        const alone = await startPeer(scene, template, projectKey);
        const aloneMs = await uploadComapeo(scene, template, alone);
        await alone.peer.kill();
        context.say('both at once');
        const both = await startPeer(scene, template, projectKey);
        const before = cpuMs(both.peer.pid);
        const [besideMs, older] = await Promise.all([
            uploadComapeo(scene, template, both),
            syncOlder(devices, both.bootstrap, twice(OLDER), { announce: false }),
        ]);
        const peerCpuMs = cpuMs(both.peer.pid) - before;
        const engine = enginePid(both.peer);
        const engineUse = { cpu: cpuMs(engine), rss: peakRssBytes(engine) };
        const peerRss = peakRssBytes(both.peer.pid);
        await disconnect(devices);
        await both.peer.kill();
        context.say('without the peer');
        for (const name of NAMES)
            await devices[name].call('map', { name, data: NEW });
        const all = twice({ ...OLDER, observations: OLDER.observations + NEW.observations });
        all.photos += 2 * NEW.photos;
        const direct = await syncOlder(devices, both.bootstrap, all, { announce: true });
        const seconds = (ms) => round(ms / 1000, 1);
        const rows = [
            {
                what: 'Mapeo 8, through the peer',
                'ana s': seconds(older.ana),
                'ben s': seconds(older.ben),
                'engine CPU s': seconds(engineUse.cpu),
                'engine RSS MB': Math.round(engineUse.rss / 1e6),
                'peer CPU s': seconds(peerCpuMs),
                'peer RSS MB': Math.round(peerRss / 1e6),
            },
            { what: 'Mapeo 8, directly', 'ana s': seconds(direct.ana), 'ben s': seconds(direct.ben) },
            { what: 'CoMapeo, alone', 'up s': seconds(aloneMs) },
            { what: 'CoMapeo, beside it', 'up s': seconds(besideMs) },
        ];
        const mb = Math.round((OLDER.photos * OLDER.photoBytes) / 1e6);
        return {
            rows,
            ratios: { 'CoMapeo upload alone / beside Mapeo 8': round(aloneMs / besideMs, 2) },
            notes: [
                `Each older device has ${OLDER.observations} observations and ${OLDER.photos} photos (${mb} MB) ` +
                    'for the other. Both start at once with a peer that has nothing; seconds until a device ' +
                    'has everything of both, from the start of its client.',
                `Directly: the peer is gone, each has mapped ${NEW.observations} observations and ` +
                    `${NEW.photos} photo since; both announce themselves.`,
                `CoMapeo: ${COMAPEO.observations} observations and ${COMAPEO.photos} photos to the same peer, ` +
                    'alone and at the same time.',
                'Engine: the process in which the peer runs @mapeo/core 8. Memory is the highest.',
            ],
        };
    },
};
async function openDevices(scene, projectKey) {
    const open = async (name) => {
        const device = scene.start('older-devices');
        await device.call('open', { name, dir: scene.fresh(name), projectKey });
        await device.call('map', { name, data: OLDER });
        return device;
    };
    const [ana, ben] = await Promise.all([open('ana'), open('ben')]);
    return { ana, ben };
}
/** A peer that hosts both projects, and has nothing of them. */
async function startPeer(scene, { keys }, projectKey) {
    const bootstrap = await scene.network();
    const peer = await scene.peer(bootstrap);
    const older = { protocol: 'mapeo8', projectName: 'Older', projectKey: hex(projectKey) };
    await peer.host([keys, older]);
    return { peer, bootstrap };
}
async function uploadComapeo(scene, template, { peer, bootstrap }) {
    const { devices: writer } = await openWriter(scene, template);
    const name = 'writer';
    await writer.call('makeMembers', { name, deviceIds: [peer.deviceId] });
    const { observations } = template.data;
    const { syncedMs } = await writer.call('sync', {
        name,
        way: { by: 'client', network: { bootstrap, bindHost: LOOPBACK } },
        run: { remoteId: peer.deviceId, limitMs: LIMIT_MS, minBlocks: observations, observations },
    });
    await writer.kill();
    return syncedMs;
}
/** Resolves with the milliseconds that each device took. */
async function syncOlder(devices, bootstrap, { observations: records, photos }, { announce }) {
    const network = { bootstrap, bindHost: LOOPBACK };
    const run = (name) => {
        const wanted = { records, photos };
        return devices[name].call('sync', { name, network, announce, wanted, limitMs: LIMIT_MS });
    };
    const [ana, ben] = await Promise.all([run('ana'), run('ben')]);
    return { ana, ben };
}
async function disconnect(devices) {
    await Promise.all(NAMES.map((name) => devices[name].call('disconnect', { name })));
}
/** What both devices have together. */
function twice(data) {
    return { ...data, observations: 2 * data.observations, photos: 2 * data.photos };
}
function enginePid({ storage }) {
    const note = fs.readFileSync(path.join(storage, 'mapeo8', 'engine.pid'), 'utf8');
    return JSON.parse(note).pid;
}
//# sourceMappingURL=mapeo8.js.map