/** `bootstrap status`: what a bootstrap node on this machine is doing. */
import path from 'node:path';
import { dropsByReason, verdictOf } from '../bootstrap-report.js';
import { control } from '../http/control-client.js';
import { MapeoWebError } from '../lib/errors.js';
import { duration, table } from '../lib/output.js';
import { sizeText } from '../lib/size.js';
import { storagePaths } from '../lib/storage.js';
import { defineCommand } from './context.js';
/** A directory per port: several nodes, and a peer, can share a machine and its --storage. */
export function bootstrapStorage({ storage, port }) {
    return path.join(storage, `bootstrap-${port}`);
}
export function bootstrapStatusCommand() {
    return defineCommand({
        name: 'status',
        summary: 'what the bootstrap node on this machine is doing (exit code 4 where none runs)',
        settings: ['storage', 'bootstrapPort'],
        examples: ['mapeo-web bootstrap status', 'mapeo-web bootstrap status --port 49738 --json'],
        async run({ output }, options) {
            const paths = storagePaths(bootstrapStorage(options));
            const report = await control(paths, 'GET', '/status').catch(notRunning);
            output.result(report, () => words(report));
        },
    });
}
/** What it says of a peer is no help here. */
function notRunning(error) {
    if (!(error instanceof MapeoWebError) || error.code !== 'NOT_RUNNING')
        throw error;
    throw new MapeoWebError('NOT_RUNNING', error.detail, {
        cause: error,
        fix: 'Start it with `mapeo-web bootstrap --host ADDRESS`, or give the --port or --storage that it runs with.',
    });
}
function reachable({ outside }) {
    if (!outside || outside.voters === 0)
        return 'not known: no other bootstrap node was asked yet';
    const { reached, voters } = outside;
    return `${reached} of ${voters} bootstrap nodes reach it unasked`;
}
function words(report) {
    const { host, port, nodes, records, siblings, uptimeMs, restarts, uiUrl } = report;
    const rows = [
        ['node', `${host}:${port}`],
        ['running', `${duration(uptimeMs)}, process ${report.pid}, ${restarts} restarts before`],
        ['knows', `${nodes} nodes, ${siblings} other bootstrap nodes`],
        ['reachable', reachable(report)],
        ['keeps', `${records} announcements of others`],
        ['received', sizeText(report.receivedBytes)],
        ['answered', counted(report.served)],
        ['dropped', counted(dropsByReason(report))],
        ...(uiUrl === null ? [] : [['page', uiUrl]]),
    ];
    return `${verdictOf(report).words}\n${table(rows)}`;
}
function counted(counts) {
    if (!counts)
        return 'not counted: the limits are off';
    const entries = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
    return entries.length === 0 ? 'nothing' : entries.join(', ');
}
//# sourceMappingURL=bootstrap-status.js.map