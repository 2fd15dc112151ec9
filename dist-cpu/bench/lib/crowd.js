import { cpuMs, descriptors, peakRssBytes } from './process-use.js';
import { deviceIdOf, newRootKey } from './upload-download.js';
const MAX_PROCESSES = 4;
/** Each takes seconds to start; more than that do nothing for a few devices on two cores. */
const DEVICES_PER_PROCESS = 20;
/** Fewer than one address may have connections to a peer. */
const DEVICES_PER_ADDRESS = 50;
const OBSERVATIONS = 2;
/** On two cores that others use too, 400 devices that meet for the first time need over a minute. */
const LIMIT_MS = 120_000;
const SAMPLE_MS = 1000;
/** The default, 256, is for fewer. */
const MAX_CONNECTIONS = 1000;
export async function runCrowd(scene, settings) {
    const bootstrap = await scene.network();
    const peer = await scene.peer(bootstrap, ['--max-connections', String(MAX_CONNECTIONS)]);
    const processes = Math.min(MAX_PROCESSES, Math.ceil(settings.devices / DEVICES_PER_PROCESS));
    const programs = Array.from({ length: processes }, () => scene.devices());
    const members = gather(programs, bootstrap, settings);
    const keys = await prepareMembers(scene, members, peer, settings);
    await peer.host(keys);
    await meetCoordinators(members, peer, settings);
    const first = await syncAll(members, peer, settings, OBSERVATIONS);
    await Promise.all(members.map((m) => m.program.call('disconnect', { name: m.name })));
    for (const [index, member] of members.entries())
        await map(member, 1, settings.devices + index);
    const next = await syncAll(members, peer, settings, OBSERVATIONS + 1);
    await Promise.all([peer.kill(), ...programs.map((program) => program.kill())]);
    return { first, next };
}
/** As when a coordinator adds the peer: so it is a member before the others come. */
async function meetCoordinators(members, peer, { projects }) {
    const left = members.slice(0, projects).values();
    const run = {
        remoteId: peer.deviceId,
        limitMs: LIMIT_MS,
        minBlocks: 0,
        observations: OBSERVATIONS,
    };
    const work = async () => {
        for (const { name, program, network } of left) {
            await program.call('sync', { name, way: { by: 'client', network }, run });
            await program.call('disconnect', { name });
        }
    };
    await Promise.all(Array.from({ length: MAX_PROCESSES }, work));
}
function map({ name, program }, observations, seed) {
    const data = { observations, photos: 0, photoBytes: 0, seed };
    return program.call('map', { name, dir: '', data });
}
/** The first of each project is its coordinator. All of a project live in the same process. */
function gather(programs, bootstrap, { devices, projects }) {
    return Array.from({ length: devices }, (_, index) => {
        const project = index % projects;
        // One project alone would leave the other processes idle.
        const place = projects === 1 ? index : project;
        const address = `127.0.0.${2 + Math.floor(index / DEVICES_PER_ADDRESS)}`;
        return {
            name: `device-${index}`,
            rootKey: newRootKey(),
            project,
            program: programs[place % programs.length],
            network: { bootstrap, bindHost: address },
        };
    });
}
/** Resolves with the keys of every project. */
async function prepareMembers(scene, members, peer, { projects }) {
    const seeds = members.keys();
    const open = async ({ name, rootKey, program }) => {
        await program.call('open', { name, rootKey, dir: scene.fresh('device') });
    };
    const mapFirst = (member) => map(member, OBSERVATIONS, seeds.next().value ?? 0);
    const prepareProject = async (project) => {
        const [coordinator, ...others] = members.filter((member) => member.project === project);
        if (!coordinator)
            throw new Error('there are fewer devices than projects');
        await open(coordinator);
        const { name, program } = coordinator;
        const keys = await program.call('createProject', { name, project: `Project ${project}` });
        const deviceIds = [peer.deviceId, ...others.map(({ rootKey }) => deviceIdOf(rootKey))];
        await program.call('makeMembers', { name, deviceIds });
        await mapFirst(coordinator);
        const rest = others.values();
        const enter = async () => {
            for (const other of rest) {
                await open(other);
                await other.program.call('openProject', { name: other.name, keys, isNew: true });
                await mapFirst(other);
            }
        };
        await Promise.all(Array.from({ length: projects === 1 ? MAX_PROCESSES : 1 }, enter));
        return keys;
    };
    const keys = [];
    const left = Array.from({ length: projects }, (_, index) => index).values();
    const work = async () => {
        for (const project of left)
            keys.push(await prepareProject(project));
    };
    await Promise.all(Array.from({ length: MAX_PROCESSES }, work));
    return keys;
}
async function syncAll(members, peer, { devices, projects }, perDevice) {
    const run = {
        remoteId: peer.deviceId,
        limitMs: LIMIT_MS,
        minBlocks: 0,
        observations: (perDevice * devices) / projects,
    };
    const result = {
        finishedMs: [],
        failures: [],
        peerRssBytes: 0,
        peerDescriptors: 0,
        peerCpuMs: 0,
    };
    const sample = () => {
        result.peerDescriptors = Math.max(result.peerDescriptors, descriptors(peer.pid));
    };
    const timer = setInterval(sample, SAMPLE_MS);
    const cpuBefore = cpuMs(peer.pid);
    const startedAtMs = performance.now();
    await Promise.all(members.map(async ({ name, program, network }) => {
        try {
            await program.call('sync', { name, way: { by: 'client', network }, run });
            result.finishedMs.push(performance.now() - startedAtMs);
        }
        catch (error) {
            result.failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        }
    }));
    clearInterval(timer);
    sample();
    result.peerCpuMs = cpuMs(peer.pid) - cpuBefore;
    result.peerRssBytes = peakRssBytes(peer.pid);
    return result;
}
//# sourceMappingURL=crowd.js.map