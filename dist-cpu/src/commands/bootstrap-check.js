/** `bootstrap check`: tries the nodes of a list; every night, for who looks after one. */
import path from 'node:path';
import { checkBootstrapNodes, } from '../bootstrap-check.js';
import { CheckHistory } from '../bootstrap-history.js';
import { loadBootstrapEntry, resolveBootstrap, resolveBootstrapList, } from '../bootstrap-list.js';
import { MapeoWebError } from '../lib/errors.js';
import { ago, table } from '../lib/output.js';
import { aborted, defineCommand } from './context.js';
import { Notices } from './notices.js';
/** Of the list: then a newcomer waits, and the next failure may be one too many. */
const ALARM_SHARE = 0.25;
const REASONS = {
    dns: 'the name does not resolve',
    timeout: 'no answer: is it running, and does its firewall let UDP in?',
    'id mismatch': 'answers from another address or port than its id says: check its --host and NAT',
    'not storing': 'answers, but keeps no records: not a bootstrap node, or not ready yet',
};
export function checkCommand() {
    return defineCommand({
        name: 'check',
        summary: 'try every bootstrap node of a list alone, with the real protocol',
        settings: ['bootstrap', 'bootstrapFile', 'storage', 'notifyUrl', 'notifySecretFile'],
        extend: (command) => command
            .argument('[file]', 'a bootstrap list; wins over the options')
            .option('--entry <file>', 'try one entry that is to be added to the list ("-": standard input)')
            .option('--nightly', 'remember the results in --storage, say since when a node is down, and raise the alarm ' +
            '(exit code 3, --notify-url) when a quarter of the list is'),
        examples: [
            'mapeo-web bootstrap check',
            'mapeo-web bootstrap check my-nodes.json',
            'mapeo-web bootstrap check --entry my-node.json',
            'mapeo-web bootstrap check --nightly --storage /var/lib/mapeo-web-check',
            'mapeo-web bootstrap check --bootstrap 192.0.2.7:49737 --json',
        ],
        run: (context, options, file) => options.entry === undefined
            ? checkList(context, options, file)
            : checkEntry(context, options.entry),
    });
}
async function checkList(context, options, file) {
    const { output, signal } = context;
    const network = file === undefined ? resolveBootstrap(options) : resolveBootstrapList(file);
    const check = await Promise.race([checkBootstrapNodes(network.nodes), aborted(signal)]);
    if (!check)
        return;
    if (options.nightly === true)
        return reportNight(context, options, { network, check });
    output.result(check, () => describeCheck(check));
    assertSomeAlive(check, network);
}
function assertSomeAlive(check, network) {
    if (check.alive > 0)
        return;
    throw new MapeoWebError('NO_BOOTSTRAP_ALIVE', check.total === 0
        ? `${network.source} names no bootstrap node`
        : `none of the ${check.total} bootstrap nodes of ${network.source} can be joined through`);
}
async function reportNight({ output, log }, options, { network, check }) {
    const storageDir = path.join(options.storage, 'bootstrap-check');
    const history = new CheckHistory(path.join(storageDir, `${network.networkId}.json`));
    const nodes = history.note(check, Date.now());
    const remembered = { ...check, nodes };
    output.result(remembered, () => describeCheck(remembered));
    const down = nodes.filter(({ ok }) => !ok);
    const isAlarm = down.length >= check.total * ALARM_SHARE;
    const source = { command: 'bootstrap', name: 'nightly check' };
    const notices = new Notices(log, options, { source, storageDir });
    const trouble = { kind: 'bootstraps-down', key: network.networkId };
    const message = `${down.length} of ${check.total} bootstrap nodes cannot be joined through`;
    const cause = down.map(({ host, port, reason }) => `${host}:${port} ${reason}`).join(', ');
    if (isAlarm) {
        const since = Math.min(...down.map(({ downSince }) => downSince ?? Date.now()));
        const fix = 'Tell their maintainers, or take them off the list: docs/run-a-bootstrap-node.md.';
        notices.raise({ ...trouble, message, cause, fix, since });
    }
    else
        notices.resolve(trouble);
    await notices.close();
    assertSomeAlive(check, network);
    if (isAlarm)
        throw new MapeoWebError('BOOTSTRAPS_DOWN', `${message}: ${cause}`);
}
async function checkEntry({ output, signal }, file) {
    const entry = loadBootstrapEntry(file);
    const check = await Promise.race([checkBootstrapNodes([entry]), aborted(signal)]);
    if (!check)
        return;
    const add = 'It is well: add it to "nodes" of bootstrap-nodes.json, and open a pull request.';
    output.result(check, () => describeCheck(check) + (check.alive > 0 ? `\n${add}` : ''));
    if (check.alive > 0)
        return;
    const { host, port } = entry;
    throw new MapeoWebError('NO_BOOTSTRAP_ALIVE', `${host}:${port} cannot be joined through`);
}
function describeCheck({ nodes, alive, total }) {
    const rows = nodes.map((node) => [
        `${node.host}:${node.port}`,
        node.ok ? 'ok' : (node.reason ?? ''),
        node.rttMs === null ? '-' : `${node.rttMs} ms`,
        [
            ...(node.reason === null ? [] : [REASONS[node.reason]]),
            ...(node.downSince ? [`first seen ${ago(node.downSince)}`] : []),
        ].join('; '),
    ]);
    const header = ['NODE', 'RESULT', 'RTT', 'MEANING'];
    return `${table([header, ...rows])}\n${alive} of ${total} can be joined through`;
}
//# sourceMappingURL=bootstrap-check.js.map