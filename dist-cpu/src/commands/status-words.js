/** What `status` reads of the running peer, and how it says it. */
import { styleText } from 'node:util';
import { projectLine } from '../host/words.js';
import { control } from '../http/control-client.js';
import { duration, table, wrap } from '../lib/output.js';
import { plainText } from '../lib/plain-text.js';
import { sizeText } from '../lib/size.js';
import { syncing } from './follow.js';
/** More are counted: `projects list` has them all. */
const MAX_PROJECTS = 20;
const MAX_FINDINGS = 10;
const SHORT_ID = 12;
/** @throws `NOT_RUNNING`, `CONTROL_FAILED` */
export async function readReport(paths) {
    const status = await control(paths, 'GET', '/status');
    const { projects } = await control(paths, 'GET', '/projects');
    const safety = await control(paths, 'GET', '/safety');
    return { status, projects, safety };
}
export function asJson({ status, safety }) {
    return { ...status, safety };
}
export function words(report, style) {
    const { safety, projects } = report;
    return [
        paint(safety.level, `${MARKS[safety.level]} ${safety.headline}`, style),
        ...findings(safety, style),
        '',
        ...(projects.length > 0 ? [...projectLines(report, style), ''] : []),
        facts(report.status),
    ].join('\n');
}
const MARKS = { ok: '✓', wait: '…', attention: '!', alarm: '✗' };
const COLOURS = { ok: 'green', wait: 'cyan', attention: 'yellow', alarm: 'red' };
function paint(level, text, { terminal }) {
    const isPlain = !terminal || Boolean(process.env.NO_COLOR);
    return isPlain ? text : styleText(['bold', COLOURS[level]], text);
}
function findings({ findings: all }, style) {
    const indent = (text) => wrap(text, (style.columns ?? Infinity) - 4).join('\n    ');
    const shown = all
        .slice(0, MAX_FINDINGS)
        .flatMap(({ level, message, cause, fix }) => [
        `  ${paint(level, MARKS[level], style)} ${indent(told(message, cause))}`,
        ...(fix === null ? [] : [`    ${indent(`fix: ${fix}`)}`]),
    ]);
    const more = all.length - MAX_FINDINGS;
    return more > 0 ? [...shown, `  and ${more} more`] : shown;
}
function told(message, cause = '') {
    // What the cause says in more words need not be said twice.
    return cause.startsWith(message.replace(/\.$/, '')) ? cause : `${message} ${cause}`.trim();
}
/** Those that need somebody first, then those that move, then those synced last. */
function projectLines({ projects, safety }, style) {
    const rank = new Map(safety.findings.map(({ projectId }, n) => [projectId, n]));
    const order = (project) => rank.get(project.projectId) ?? safety.findings.length;
    const sorted = [...projects].sort((a, b) => order(a) - order(b) ||
        b.connections - a.connections ||
        (b.lastSyncAt ?? 0) - (a.lastSyncAt ?? 0));
    const rows = sorted.slice(0, MAX_PROJECTS).map((project) => {
        const moving = syncing(project, { bars: style.terminal });
        const line = projectLine(project, Date.now());
        const name = plainText(project.name, 40) || project.projectId.slice(0, SHORT_ID);
        return [`  ${name}`, moving === '' ? line : `${moving}; ${line}`];
    });
    const more = projects.length - MAX_PROJECTS;
    return [table(rows), ...(more > 0 ? [`  and ${more} more: mapeo-web projects list`] : [])];
}
function facts(status) {
    const { announced, dht, relay } = status;
    return table([
        ['device', status.deviceId],
        ['running', `${duration(status.uptimeMs)}, process ${status.pid}`],
        ['storage', `${status.storage}, ${room(status)}`],
        ...(status.httpUrl === null ? [] : [['HTTP', `${status.httpUrl}, for apps ${status.baseUrl}`]]),
        ...(status.uiUrl === null ? [] : [['page', status.uiUrl]]),
        [
            'projects',
            `${status.projects} hosted, ${status.openProjects} open of at most ${status.maxOpenProjects}`,
        ],
        ['announced', announcing(announced)],
        ['devices', `${status.connections} connected, ${status.sessions} syncing`],
        ['reachable', reachable(status)],
        ...(relay === null ? [] : [['relay', relaying(relay)]]),
        ...(status.mapeo8 ? [['Mapeo 8', olderEngine(status.mapeo8)]] : []),
        ['DHT', `${dht.nodes} nodes known, joined through ${dht.bootstrap}`],
        ...(Object.keys(status.refused).length === 0 ? [] : [['refused', refusals(status.refused)]]),
    ]);
}
function room({ disk }) {
    return disk.freeBytes === null ? 'room is not watched' : `${sizeText(disk.freeBytes)} free`;
}
function reachable({ listening, dht }) {
    if (!listening)
        return 'not yet';
    if (dht.unreachableSinceMs !== null)
        return 'not at present';
    const as = `as ${dht.publicHost ?? 'unknown address'}`;
    return dht.firewalled ? `yes, ${as}, behind a router or firewall` : `yes, ${as}`;
}
function olderEngine({ pid, rssBytes, maxRssBytes, deaths }) {
    const died = Object.values(deaths).reduce((sum, n) => sum + n, 0);
    const memory = rssBytes === null ? '' : `, ${sizeText(rssBytes)} of at most ${sizeText(maxRssBytes)}`;
    const runs = pid === null ? 'its engine waits for a device' : `its engine runs${memory}`;
    return died === 0 ? runs : `${runs}; it was started again ${died} times`;
}
function relaying(relay) {
    const refused = Object.values(relay.refused).reduce((sum, n) => sum + n, 0);
    return (`for ${relay.users}: ${relay.sessions} of at most ${relay.maxSessions} sessions, ` +
        `${sizeText(relay.relayedBytes)} in all, ${refused} refused`);
}
function refusals(refused) {
    return Object.entries(refused)
        .map(([reason, count]) => `${reason} ${count}`)
        .join(', ');
}
function announcing(announced) {
    const { keys, announced: out, records, reachable, due, expired, oldestMs, cycleMs } = announced;
    if (keys === 0)
        return 'nothing yet';
    const parts = [
        `${out} of ${keys} projects`,
        `${records} of ${reachable} copies`,
        ...(oldestMs === null
            ? []
            : [`renewed every ${duration(cycleMs)}, the oldest ${duration(oldestMs)} ago`]),
        ...(due > 0 ? [`${due} waiting`] : []),
        ...(expired > 0 ? [`${expired} EXPIRED: see the log for the cause`] : []),
    ];
    return parts.join(', ');
}
//# sourceMappingURL=status-words.js.map