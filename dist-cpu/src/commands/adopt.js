import { isErrorCode, MapeoWebError } from '../lib/errors.js';
import { table } from '../lib/output.js';
import { storagePaths } from '../lib/storage.js';
import { confirm } from './confirm.js';
import { defineCommand } from './context.js';
export function adoptCommand() {
    return defineCommand({
        name: 'adopt',
        summary: 'take over the storage directory of a CoMapeo Cloud 0.4 in place, or give it back',
        settings: ['storage'],
        extend: (command) => command
            .option('--dry-run', 'say what would happen, and change nothing')
            .option('--yes', 'do not ask')
            .option('--undo', 'give the directory back to CoMapeo Cloud'),
        examples: [
            'mapeo-web adopt --storage /srv/comapeo-cloud/data --dry-run',
            'mapeo-web adopt --storage /srv/comapeo-cloud/data',
            'mapeo-web adopt --storage /srv/comapeo-cloud/data --undo',
        ],
        async run(context, options) {
            const paths = storagePaths(options.storage);
            await (options.undo ? undo(context, paths, options) : takeOver(context, paths, options));
        },
    });
}
async function takeOver({ output, signal }, paths, { dryRun = false, yes = false }) {
    // Loaded late: it brings the sync engine's modules.
    const { adopt, inspectCloudStorage } = await import('../host/adopt.js');
    const found = await inspectCloudStorage(paths);
    if (found.deviceId !== null)
        output.say(describe(found));
    const [problem] = found.problems;
    if (dryRun || problem) {
        output.result({ ...found, adopted: false });
        if (problem)
            throw toError(problem);
        output.say('\nThis was a dry run: nothing was changed.');
        return;
    }
    if (!yes)
        await confirm('\nAdopt it?', 'adopt', signal);
    output.result({ ...(await adopt(paths)), adopted: true }, () => NEXT_STEPS(found));
}
function toError({ code, message, fix }) {
    return new MapeoWebError(isErrorCode(code) ? code : 'STORAGE_UNUSABLE', message, { fix });
}
const NEXT_STEPS = ({ storage, baseUrl }) => [
    'Adopted. Now:',
    `  start     mapeo-web announce --storage ${storage}`,
    ...(baseUrl === null ? [] : [`  apps      know it as ${baseUrl}: keep that address working`]),
    `  way back  mapeo-web adopt --storage ${storage} --undo`,
].join('\n');
function describe(found) {
    const { deviceId, projects, changes } = found;
    const hosted = projects.filter(({ state }) => state === 'hosted').length;
    return [
        `Storage ${found.storage}`,
        indent(table([
            ['device', deviceId ?? 'unknown', '(stays the same)'],
            ['name', clean(found.deviceName ?? '-')],
            ['address', clean(found.baseUrl ?? '-')],
            ['projects', `${projects.length}, of which ${hosted} will be announced`],
            ['on disk', size(found.bytes)],
        ])),
        ...(projects.length > 0 ? ['', indent(projectTable(projects))] : []),
        ...(changes.length > 0 ? ['', 'What adopting changes there:', indent(changeTable(found))] : []),
    ].join('\n');
}
function projectTable(projects) {
    return table([
        ['PROJECT', 'NAME', 'SIZE', 'WHAT HAPPENS'],
        ...projects.map(({ projectId, name, bytes, state, reason }) => [
            projectId.slice(0, 12),
            clean(name),
            size(bytes),
            {
                hosted: 'is announced',
                left: 'nothing: the cloud has left it',
                unusable: `nothing: ${reason ?? 'unusable'}`,
            }[state],
        ]),
    ]);
}
function changeTable({ changes }) {
    return [
        table(changes.map(({ action, file, detail }) => [action, file, detail])),
        'core/ and db/ stay as they are; once the peer runs it writes there as CoMapeo Cloud does',
    ].join('\n');
}
async function undo({ output, signal }, paths, { dryRun = false, yes = false }) {
    const { inspectRelease, release } = await import('../host/adopt.js');
    const plan = inspectRelease(paths);
    output.say(describeRelease(plan));
    if (dryRun) {
        output.result({ ...plan, undone: false }, '\nThis was a dry run: nothing was changed.');
        return;
    }
    if (!yes)
        await confirm('\nGive it back?', 'undo', signal);
    output.result({ ...release(paths), undone: true }, () => [
        'Done. CoMapeo Cloud can be started on it again, with all data synced meanwhile.',
        'Do not start this peer on it at the same time.',
    ].join('\n'));
}
function describeRelease({ storage, removed, kept, rootKeyMode }) {
    return [
        `Storage ${storage}`,
        indent(table([
            ['remove', removed.join(', ')],
            ['change', `root-key: permissions back to ${rootKeyMode}`],
            ['keep', 'root-key, core/ and db/, with everything synced meanwhile'],
            ...(kept.length > 0
                ? [['keep', `${kept.map(clean).join(', ')}: not CoMapeo Cloud's`]]
                : []),
        ])),
    ].join('\n');
}
function indent(text) {
    return text.replace(/^(?=.)/gm, '  ');
}
/** Names come from other people's devices: nothing in them may steer the terminal. */
function clean(text) {
    return text.replace(/\p{C}/gu, '?');
}
function size(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
    const value = bytes / 1000 ** power;
    return `${power > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[power]}`;
}
//# sourceMappingURL=adopt.js.map