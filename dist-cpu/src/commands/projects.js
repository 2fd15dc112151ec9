import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { parseMapeo8Key, parseProjectFile } from '../host/project-file.js';
import { asError, ERRORS, MapeoWebError } from '../lib/errors.js';
import { ago, duration, size, table } from '../lib/output.js';
import { plainText } from '../lib/plain-text.js';
import { storagePaths } from '../lib/storage.js';
import { addExamples, defineCommand } from './context.js';
import { confirm } from './confirm.js';
import { describeSessions, followProject, syncing } from './follow.js';
import { withPeer } from './peer.js';
import { exportCommand } from './projects-export.js';
export function projectsCommand() {
    const command = new Command('projects')
        .description('the projects that this peer hosts')
        .addCommand(addCommand())
        .addCommand(listCommand())
        .addCommand(showCommand())
        .addCommand(removeCommand())
        .addCommand(exportCommand());
    return addExamples(command, ['mapeo-web projects list', 'mapeo-web projects add --help']);
}
const FILE_HELP = `
The file is what a CoMapeo app sends to CoMapeo Cloud, all keys as 64 hexadecimal characters:

  { "projectName": "River monitoring", "projectKey": "…",
    "encryptionKeys": { "auth": "…", "config": "…", "data": "…", "blobIndex": "…", "blob": "…" } }

An array of them adds all, or none if one is bad. Keep such a file secret, and delete it afterwards.

With --protocol mapeo8 the file has the project key of an older Mapeo app, 64 hexadecimal characters
and nothing else. It never belongs on the command line, where every user of the machine could see it.`;
const PROTOCOLS = ['comapeo', 'mapeo8'];
function addCommand() {
    return defineCommand({
        name: 'add',
        args: '<file>',
        summary: 'host a project, or several, from a JSON file ("-": standard input)',
        settings: ['storage'],
        extend: (command) => command
            .addOption(new Option('--protocol <name>', 'mapeo8: a project of the apps before CoMapeo')
            .choices(PROTOCOLS)
            .default('comapeo'))
            .option('--project-name <text>', 'what to call a project of Mapeo 8 here')
            .addHelpText('after', FILE_HELP),
        examples: [
            'mapeo-web projects add project.json',
            'mapeo-web projects add - < project.json',
            'mapeo-web projects add key.txt --protocol mapeo8 --project-name "River"',
        ],
        async run({ output }, { storage, protocol, projectName }, file = '-') {
            assertNoKey(file);
            const text = read(file);
            const files = protocol === 'mapeo8' ? parseMapeo8Key(text, projectName) : parseProjectFile(text);
            const many = Array.isArray(files);
            const projects = await withPeer(storage, (peer) => peer.add(many ? files : [files]));
            const [first] = projects;
            output.result(many ? { projects } : { ...first }, () => [
                ...projects.map((p) => `hosted  ${p.projectId}\n        topic ${p.discoveryKey}`),
                protocol === 'mapeo8'
                    ? 'Devices that have the project key sync with it from now on.'
                    : `A coordinator must make device ${first?.deviceId ?? ''} a member of the project` +
                        ' before it receives data.',
            ].join('\n'));
        },
    });
}
/** Whoever gives the key itself has shown it to everybody on this machine. */
function assertNoKey(file) {
    if (!/^[0-9a-fA-F]{64}$/.test(file.trim()))
        return;
    throw new MapeoWebError('INVALID_PROJECT_FILE', 'that is a key, and not the name of a file', {
        fix: 'Give it on standard input (`projects add - --protocol mapeo8`, then type or paste it, Enter and Ctrl-D), and clear your shell’s history.',
    });
}
function read(file) {
    try {
        return readFileSync(file === '-' ? 0 : file, 'utf8');
    }
    catch (error) {
        throw new MapeoWebError('INVALID_PROJECT_FILE', asError(error).message, {
            cause: error,
            fix: 'Check the path; "-" reads standard input.',
        });
    }
}
function listCommand() {
    return defineCommand({
        name: 'list',
        summary: 'list the hosted projects',
        settings: ['storage'],
        examples: ['mapeo-web projects list', 'mapeo-web projects list --json'],
        async run({ output }, { storage }) {
            const projects = await withPeer(storage, (peer) => peer.list());
            output.result({ projects }, () => (projects.length > 0 ? projectTable(projects) : NONE));
        },
    });
}
const NONE = 'No project is hosted yet. Add one with: mapeo-web projects add FILE';
function projectTable(projects) {
    return table([
        ['PROJECT', 'NAME', 'DEVICES', 'LAST SYNC', 'ANNOUNCED', 'COPIES', 'SYNCING'],
        ...projects.map((project) => [
            project.projectId.slice(0, 12),
            plainText(project.name),
            String(project.connections),
            ago(project.lastSyncAt),
            ago(project.lastAnnouncedAt),
            copies(project),
            standing(project),
        ]),
    ]);
}
/** What a project is doing now, or what keeps it from doing anything. */
function standing(project) {
    if (project.damage)
        return `CANNOT BE OPENED: ${project.damage.reason}`;
    if (project.state === 'blocked')
        return 'removed by a coordinator';
    return syncing(project, { bars: process.stdout.isTTY });
}
function showCommand() {
    return defineCommand({
        name: 'show',
        args: '<id>',
        summary: 'show one project; the id may be a project id, a discovery key, or the beginning of one',
        settings: ['storage'],
        extend: (command) => command.option('--follow', 'go on showing what devices need and have, until Ctrl-C'),
        examples: ['mapeo-web projects show 4ygk', 'mapeo-web projects show 4ygk --follow'],
        async run({ output, signal }, { storage, follow = false }, id = '') {
            const project = await withPeer(storage, (peer) => peer.show(id));
            output.result({ projects: [project] }, () => details(project));
            if (follow)
                await followProject(storagePaths(storage), project.projectId, { output, signal });
        },
    });
}
const BLOCKED = 'a coordinator removed this peer: its data is kept until you remove it, or it is added again';
function details(project) {
    const rows = [
        ['project', project.projectId],
        ['name', plainText(project.name)],
        ['topic', project.discoveryKey],
        ['open', project.open ? 'yes' : 'no (opens when a device connects)'],
        ['last sync', ago(project.lastSyncAt)],
        ['announced', announced(project)],
        ...(project.state === 'blocked' ? [['state', BLOCKED]] : []),
        ...(project.damage ? [['damage', damageOf(project.damage)]] : []),
        ['devices', String(project.connections)],
        ...describeSessions(project),
    ];
    return table(rows);
}
function damageOf({ reason, sinceMs, retryAtMs }) {
    return (`CANNOT BE OPENED: ${reason}, first seen ${ago(sinceMs)}, ` +
        `tried again after ${duration(Math.max(0, retryAtMs - Date.now()))}. ` +
        ERRORS.PROJECT_UNUSABLE.fix);
}
/** "20 of 20", or "3 of 3" in a small network. */
function copies({ records, reachable }) {
    return reachable > 0 ? `${records} of ${reachable}` : String(records);
}
function announced(project) {
    if (project.lastAnnouncedAt === null)
        return 'never';
    return `${ago(project.lastAnnouncedAt)}, copies on ${copies(project)} reachable nodes`;
}
/** A hosted project; or, to be deleted, what was kept of one that is hosted no more. */
async function removable(peer, id, deleteData) {
    try {
        return await peer.show(id);
    }
    catch (error) {
        const kept = deleteData && (await peer.storedBytes(id).catch(() => 0)) > 0;
        if (kept)
            return { projectId: id, name: id };
        throw error;
    }
}
function removeCommand() {
    return defineCommand({
        name: 'remove',
        args: '<id>',
        summary: 'stop hosting a project and take its announcement back',
        settings: ['storage'],
        extend: (command) => command
            .option('--delete-data', 'also delete what was synced of it from this disk, for good')
            .option('--yes', 'delete without asking'),
        examples: ['mapeo-web projects remove 4ygk', 'mapeo-web projects remove 4ygk --delete-data'],
        async run({ output, signal }, { storage, deleteData = false, yes = false }, id = '') {
            await withPeer(storage, async (peer) => {
                const { projectId, name } = await removable(peer, id, deleteData);
                const bytes = await peer.storedBytes(projectId);
                if (deleteData && !yes) {
                    await confirm(`This deletes the project "${plainText(name)}" (${size(bytes)}) from this disk for good.`, 
                    // A name that cannot be typed is no confirmation.
                    plainText(name) || projectId, signal);
                }
                await peer.remove(projectId, deleteData);
                output.result({ projectId, name, dataDeleted: deleteData, bytes }, `removed "${plainText(name)}" (${projectId}): it is announced no more; ` +
                    (deleteData
                        ? `its data (${size(bytes)}) was deleted from this disk`
                        : `its data (${size(bytes)}) is still in ${storagePaths(storage).dir}; ` +
                            `mapeo-web projects remove ${projectId} --delete-data deletes it`));
            });
        },
    });
}
//# sourceMappingURL=projects.js.map