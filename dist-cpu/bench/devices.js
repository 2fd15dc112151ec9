import { runCrowd } from './lib/crowd.js';
import { median, round } from './lib/numbers.js';
import { Scene } from './lib/scene.js';
export const devicesBench = {
    name: 'devices',
    title: '1 to 40 devices of one project that sync through one peer at the same time',
    run: (context) => runAll(context, [
        { devices: 1, projects: 1 },
        { devices: 4, projects: 1 },
        { devices: 40, projects: 1 },
    ]),
};
export const crowdBench = {
    name: 'crowd',
    title: '400 devices of 100 projects that sync through one peer at the same time',
    // Making 400 devices of @comapeo/core and their projects takes two cores more than two minutes.
    onlyByNameMs: 15 * 60_000,
    run: (context) => runAll(context, [{ devices: 400, projects: 100 }]),
};
async function runAll(context, crowds) {
    const scene = new Scene(context);
    const rows = [];
    const ratios = {};
    const failures = [];
    for (const crowd of crowds) {
        const { devices, projects } = crowd;
        context.say(`${devices} devices, ${projects} projects`);
        const { first, next } = await runCrowd(scene, crowd);
        rows.push(row(crowd, 'first', first), row(crowd, 'next', next));
        failures.push(...[...first.failures, ...next.failures].map(firstLine));
        if (devices === 1)
            continue;
        ratios[`${devices} devices, first sync: median / slowest`] = fairness(first);
        ratios[`${devices} devices, next sync: median / slowest`] = fairness(next);
    }
    return {
        rows,
        ratios,
        notes: [
            'Seconds from the common start of all clients until a device and the peer have everything ' +
                'of all devices of its project: 2 observations of each, at the next sync 1 more. ' +
                'Fair is a median / slowest of at least 0.33.',
            'First: members that have the keys alone and that nobody has met; the peer knows the ' +
                'coordinator. Next: the same devices come back, all at once.',
            'Every device is a MapeoManager with storage and a DHT node of its own, in up to 4 processes ' +
                'that share the machine with the peer, and need most of it: the times are theirs more than ' +
                'the peer’s, whose processor time is the last column.',
            'A device that is not done after 120 s counts as failed.',
            'Memory and descriptors are the peer’s highest.',
            ...failures.slice(0, 5),
        ],
    };
}
function row({ devices, projects }, sync, result) {
    const { finishedMs, failures } = result;
    const finished = finishedMs.length;
    return {
        devices,
        projects,
        sync,
        finished: failures.length === 0 ? finished : `FAILED: ${finished} of ${devices}`,
        'median s': round(median(finishedMs) / 1000, 1),
        'slowest s': round(Math.max(...finishedMs) / 1000, 1),
        'slowest / median': round(Math.max(...finishedMs) / median(finishedMs), 2),
        'peer RSS MB': Math.round(result.peerRssBytes / 1e6),
        'peer descriptors': result.peerDescriptors,
        'peer CPU s': round(result.peerCpuMs / 1000, 1),
    };
}
function firstLine(text) {
    return text.split('\n')[0] ?? '';
}
function fairness({ finishedMs }) {
    return finishedMs.length === 0 ? 0 : round(median(finishedMs) / Math.max(...finishedMs), 2);
}
//# sourceMappingURL=devices.js.map