import { measureFirstDocument } from './lib/first-document.js';
import { median, round } from './lib/numbers.js';
import { Scene } from './lib/scene.js';
import { prepare, runPath } from './lib/upload-download.js';
const DATA = { observations: 300, photos: 40, photoBytes: 450_000, seed: 1 };
const ROUNDS = 2;
const FIRST_DOCUMENT_ROUNDS = 3;
/** Interleaved, so that what else the machine does meets all of them. */
const PATHS = ['dht', 'websocket', 'cloud'];
const NAMES = {
    dht: 'Mapeo Web, DHT',
    websocket: 'Mapeo Web, WebSocket',
    cloud: 'CoMapeo Cloud, WebSocket',
};
export const syncBench = {
    name: 'sync',
    title: 'sync through our peer over the DHT and over WebSocket, against CoMapeo Cloud’s WebSocket',
    async run(context) {
        const scene = new Scene(context);
        context.say(`${DATA.observations} observations and ${DATA.photos} photos are being made`);
        const template = await prepare(scene, DATA, { readers: 1 });
        const runs = await runAll(scene, template, context);
        context.say('first document');
        const first = await measureFirstDocument(scene, FIRST_DOCUMENT_ROUNDS);
        const ours = median(first.oursMs);
        const plain = median(first.hyperswarmMs);
        const mb = (DATA.photos * DATA.photoBytes) / 1e6;
        const speed = (path, way) => {
            return mb / (median(runs[path].map((run) => run[way].syncedMs)) / 1000);
        };
        const against = (path, way) => {
            return round(speed(path, way) / speed('cloud', way), 2);
        };
        return {
            rows: [
                ...PATHS.map((path) => pathRow(NAMES[path], runs[path], mb)),
                { path: 'Mapeo Web client, 50 observations', 'first doc ms': Math.round(ours) },
                { path: 'plain Hyperswarm, 50 observations', 'first doc ms': Math.round(plain) },
            ],
            ratios: {
                'upload DHT vs cloud WebSocket': against('dht', 'up'),
                'download DHT vs cloud WebSocket': against('dht', 'down'),
                'upload WebSocket vs cloud WebSocket': against('websocket', 'up'),
                'download WebSocket vs cloud WebSocket': against('websocket', 'down'),
                'first document vs plain Hyperswarm': round(plain / ours, 2),
            },
            notes: [
                `${DATA.observations} observations, ${DATA.photos} photos, ${Math.round(mb)} MB of originals; ` +
                    `medians of ${ROUNDS} rounds on 127.0.0.1, each with a fresh server and fresh devices, ` +
                    'every process its own, fastest and slowest in brackets.',
                'Up: from telling the server of the project until it has everything; down: a member that ' +
                    'has nothing but the keys, until it has everything, from the start of its client.',
                'CoMapeo Cloud is what its version 0.4 does for a device, with the same @comapeo/core.',
                'Where a core is busy with something else, compare processor time (CPU, device and server).',
                `First document: medians of ${FIRST_DOCUMENT_ROUNDS}, from the start of the client, its DHT ` +
                    'node included, on a DHT of 3 nodes.',
            ],
        };
    },
};
async function runAll(scene, template, context) {
    const runs = { dht: [], websocket: [], cloud: [] };
    for (let count = 1; count <= ROUNDS; count++) {
        for (const path of PATHS) {
            context.say(`round ${count} of ${ROUNDS}: ${NAMES[path]}`);
            runs[path].push(await runPath(scene, path, template));
        }
    }
    return runs;
}
function pathRow(path, runs, mb) {
    const column = (pick) => runs.map(pick);
    const up = column((run) => run.up.syncedMs);
    const down = column((run) => run.down.syncedMs);
    return {
        path,
        'up MB/s': rates(mb, up),
        'down MB/s': rates(mb, down),
        'first doc ms': Math.round(median(column((run) => run.down.firstDocumentMs ?? 0))),
        'up CPU s': cpu(runs.map((run) => run.up)),
        'down CPU s': cpu(runs.map((run) => run.down)),
    };
}
function rates(mb, ms) {
    const rate = (value) => round((mb / value) * 1000, 1);
    return `${rate(median(ms))} (${rate(Math.max(...ms))} to ${rate(Math.min(...ms))})`;
}
function cpu(transfers) {
    const device = median(transfers.map((t) => t.deviceCpuMs));
    const server = median(transfers.map((t) => t.serverCpuMs));
    return `${round(device / 1000, 1)} + ${round(server / 1000, 1)}`;
}
//# sourceMappingURL=sync.js.map