import { openWriter, prepare } from './upload-download.js';
const LOOPBACK = '127.0.0.1';
const LIMIT_MS = 30_000;
const DATA = { observations: 50, photos: 0, photoBytes: 0, seed: 2 };
/** Each has a network to itself: their peers announce the same project. */
export async function measureFirstDocument(scene, rounds) {
    const template = await prepare(scene, DATA, { readers: 2 * (rounds + 1) });
    const ways = {
        ours: await serveOurs(scene, template),
        hyperswarm: await servePlain(scene, template),
    };
    const devices = scene.devices();
    const readers = template.readers.values();
    const measure = async ({ way, remoteId }) => {
        const reader = {
            name: 'reader',
            rootKey: readers.next().value ?? '',
            dir: scene.fresh('reader'),
        };
        await devices.call('open', reader);
        await devices.call('openProject', { name: 'reader', keys: template.keys, isNew: true });
        const run = { remoteId, limitMs: LIMIT_MS, minBlocks: 0, observations: DATA.observations };
        const ms = await devices.call('firstDocument', { name: 'reader', way, run });
        await devices.call('close', { name: 'reader' });
        return ms;
    };
    const times = { oursMs: [], hyperswarmMs: [] };
    // The first of each warms the code up and counts for nothing.
    for (let round = 0; round <= rounds; round++) {
        const ours = await measure(ways.ours);
        const hyperswarm = await measure(ways.hyperswarm);
        if (round === 0)
            continue;
        times.oursMs.push(ours);
        times.hyperswarmMs.push(hyperswarm);
    }
    return times;
}
async function serveOurs(scene, template) {
    const network = { bootstrap: await scene.network(), bindHost: LOOPBACK };
    const { deviceId, host } = await scene.peer(network.bootstrap);
    const { devices } = await openWriter(scene, template);
    await devices.call('makeMembers', { name: 'writer', deviceIds: [deviceId] });
    await host([template.keys]);
    const way = { by: 'client', network };
    const { observations } = DATA;
    const run = { remoteId: deviceId, limitMs: LIMIT_MS, minBlocks: 0, observations };
    await devices.call('sync', { name: 'writer', way, run });
    await devices.call('disconnect', { name: 'writer' });
    await devices.kill();
    return { way, remoteId: deviceId };
}
async function servePlain(scene, template) {
    const network = { bootstrap: await scene.network(), bindHost: LOOPBACK };
    const { devices, deviceId } = await openWriter(scene, template);
    await devices.call('serve', { name: 'writer', network });
    return { way: { by: 'hyperswarm', network }, remoteId: deviceId };
}
//# sourceMappingURL=first-document.js.map