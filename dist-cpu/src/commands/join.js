import { resolveBootstrap } from '../bootstrap-list.js';
import { codeOf } from '../lib/errors.js';
import { hex } from '../lib/keys.js';
import { parseLink } from '../lib/link.js';
import { table } from '../lib/output.js';
import { plainText } from '../lib/plain-text.js';
import { readLink } from './connect.js';
import { defineCommand } from './context.js';
import { withPeer } from './peer.js';
const HELP = `
On the first peer:   mapeo-web link --join > link.txt
On the second one:   mapeo-web join - < link.txt

The link hands out the keys of every project, once. Keep it secret.`;
export function joinCommand() {
    return defineCommand({
        name: 'join',
        args: '<link>',
        summary: 'host what another peer hosts, so that devices can sync when one of the two is down',
        settings: ['storage', 'bootstrap', 'bootstrapFile', 'bind'],
        extend: (command) => command.addHelpText('after', HELP),
        examples: ['mapeo-web join - < link.txt', 'mapeo-web join - --storage /srv/maps < link.txt'],
        async run({ output }, options, given = '') {
            const link = parseLink(await readLink(given));
            const { askToJoin } = await import('../join.js');
            const isOther = options.bootstrap !== undefined || options.bootstrapFile !== undefined;
            const { deviceId, answer } = await withPeer(options.storage, async (peer) => {
                const { keyPair, name } = await peer.identity();
                const joined = await askToJoin({
                    link,
                    keyPair,
                    name,
                    bootstrap: isOther ? resolveBootstrap(options).dht : undefined,
                    bindHost: options.bind,
                });
                const differing = await addAll(peer, joined.projects);
                await peer.addPartner(hex(link.publicKey));
                const projects = joined.projects.map((project) => {
                    const role = differing.has(project.projectId) ? 'keys-differ' : project.role;
                    return { projectId: project.projectId, name: project.projectName, role };
                });
                return { deviceId: hex(keyPair.publicKey), answer: { ...joined, projects } };
            });
            const blocked = answer.blocked.map(({ projectId, projectName: name }) => ({
                projectId,
                name,
                role: 'blocked',
            }));
            const projects = [...answer.projects, ...blocked];
            output.result({ deviceId, joined: answer.deviceId, projects }, () => words(projects, deviceId));
        },
    });
}
/**
 * The token is used up by now, so one project that is stored here with other keys must not keep
 * all others out.
 * @returns the ids of those that are
 */
async function addAll(peer, projects) {
    const differing = new Set();
    if (projects.length === 0)
        return differing;
    try {
        await peer.add(projects.map(withoutRole));
    }
    catch (error) {
        if (codeOf(error) !== 'PROJECT_KEYS_DIFFER')
            throw error;
        for (const project of projects) {
            await peer.add([withoutRole(project)]).catch((reason) => {
                if (codeOf(reason) !== 'PROJECT_KEYS_DIFFER')
                    throw reason;
                differing.add(project.projectId);
            });
        }
    }
    return differing;
}
function withoutRole({ projectName, projectKey, encryptionKeys }) {
    return { projectName, projectKey, encryptionKeys };
}
const MISSING = {
    member: 'nothing',
    'needs-coordinator': 'a coordinator must add this peer',
    blocked: 'not hosted: a coordinator took this device out',
    'keys-differ': 'not taken over: it is stored here with other keys',
};
function words(projects, deviceId) {
    if (projects.length === 0)
        return 'The other peer hosts no project yet.';
    const rows = projects.map(({ projectId, name, role }) => [
        projectId.slice(0, 12),
        plainText(name),
        MISSING[role],
    ]);
    const lines = [table([['PROJECT', 'NAME', 'STILL MISSING'], ...rows])];
    if (projects.some(({ role }) => role === 'needs-coordinator'))
        lines.push('', coordinatorHelp(deviceId));
    return lines.join('\n');
}
/** The first peer is an ordinary member as a rule, and those cannot take in anybody. */
function coordinatorHelp(deviceId) {
    return [
        'Until then this peer learns who the members are, and receives no data. A coordinator can',
        '  - add it like the first one: by its own URL, or by its own link (`mapeo-web link` here,',
        '    `mapeo-web connect LINK` there); the project is hosted already, so no token is needed;',
        '  - or invite it nearby, on the same local network (`mapeo-web pair` here).',
        `This peer is device ${deviceId}`,
    ].join('\n');
}
//# sourceMappingURL=join.js.map