import { checkPublicHost } from '../bootstrap-address.js';
import { resolveBootstrap } from '../bootstrap-list.js';
import { BootstrapDesk } from '../bootstrap-desk.js';
import { BootstrapNode } from '../bootstrap.js';
import { MapeoWebError } from '../lib/errors.js';
import { ipv4Scope } from '../lib/ipv4.js';
import { KnownNodes } from '../lib/known-nodes.js';
import { assertKnownFormat, migrateStorage } from '../lib/storage-format.js';
import { lockStorage, storagePaths } from '../lib/storage.js';
import { Systemd } from '../notify/systemd.js';
import { checkCommand } from './bootstrap-check.js';
import { bootstrapStatusCommand, bootstrapStorage } from './bootstrap-status.js';
import { aborted, defineCommand } from './context.js';
import { Notices } from './notices.js';
const MISMATCH = { kind: 'unreachable', key: 'address-mismatch' };
export function bootstrapCommand() {
    const command = defineCommand({
        name: 'bootstrap',
        summary: 'run a bootstrap node: the door through which others join the network',
        settings: [
            'host',
            'bind',
            'bootstrapPort',
            'maxRequestsPerSecond',
            'storage',
            'bootstrap',
            'bootstrapFile',
            'ui',
            'uiPort',
            'notifyUrl',
            'notifySecretFile',
        ],
        examples: [
            'mapeo-web bootstrap --host 192.0.2.7',
            'mapeo-web bootstrap --host 192.0.2.7 --bootstrap 192.0.2.8:49737',
            'mapeo-web bootstrap --host 127.0.0.1 --port 49738 --bootstrap none',
            'mapeo-web bootstrap status',
            'mapeo-web bootstrap check',
        ],
        run: runBootstrap,
    });
    // Commander lets a command take the options that follow its sub-command's name, unless every
    // command above it is positional too. So either way they are handed on.
    command.enablePositionalOptions();
    command.hook('preSubcommand', handOptionsOn);
    return command.addCommand(checkCommand()).addCommand(bootstrapStatusCommand());
}
/** Options hold for the sub-command too; one that it does not have is an error, not ignored. */
function handOptionsOn(parent, child) {
    const known = new Set(child.options.map((option) => option.attributeName()));
    for (const option of parent.options) {
        const name = option.attributeName();
        if (parent.getOptionValueSource(name) !== 'cli')
            continue;
        if (!known.has(name))
            child.error(`error: unknown option '${option.long}'`);
        child.setOptionValueWithSource(name, parent.getOptionValue(name), 'cli');
    }
}
async function runBootstrap(context, options) {
    const { output, log, signal } = context;
    const publicHost = requireHost(options.host);
    const { port, bind: bindHost, maxRequestsPerSecond } = options;
    const network = networkOf(options, publicHost, log);
    const paths = storagePaths(bootstrapStorage(options));
    const notices = new Notices(log, options, {
        source: { command: 'bootstrap', name: `${publicHost}:${port}` },
        storageDir: paths.dir,
    });
    assertKnownFormat(paths.dir);
    const lock = lockStorage(paths);
    migrateStorage(paths.dir);
    const node = new BootstrapNode({ log, knownNodes: new KnownNodes(paths.nodes) }, {
        publicHost,
        bindHost,
        port,
        bootstrap: network.dht,
        networkId: network.networkId,
        maxRequestsPerSecond,
    });
    node.on('address-mismatch', ({ host, port: seenPort }) => {
        const published = `${publicHost}:${port}`;
        notices.raise({
            ...MISMATCH,
            message: `other nodes do not use the bootstrap node ${published}`,
            cause: `they see it at ${host}:${seenPort}`,
            fix: 'Make --host and --port what others see, and let the router keep the port: see docs/run-a-bootstrap-node.md.',
            since: Date.now(),
        });
    });
    node.on('address-match', () => notices.resolve(MISMATCH));
    const desk = new BootstrapDesk({ node, paths, log }, { ui: options.ui ? { port: options.uiPort } : undefined });
    const systemd = new Systemd({ log, check: () => proofOfLife(node) });
    try {
        await node.ready();
        await desk.ready();
        notices.started();
        const { publicNodeId } = node;
        log.info({ evt: 'bootstrap.started', siblings: network.dht.length, storage: paths.dir });
        output.result({ evt: 'bootstrap.ready', host: publicHost, port, publicNodeId, uiUrl: desk.uiUrl }, () => [
            `Bootstrap node ready at ${publicHost}:${port} (UDP)`,
            `Node id ${publicNodeId}`,
            `From another machine: mapeo-web bootstrap check --bootstrap ${publicHost}:${port}`,
            ...(desk.uiUrl === null ? [] : [`Page ${desk.uiUrl}`]),
        ].join('\n'));
        void systemd.ready();
        await aborted(signal);
        log.info({ evt: 'bootstrap.stopping', ...node.stats() });
    }
    finally {
        await Promise.all([systemd.stopping(), desk.close(), node.close(), notices.close()]);
        lock.release();
    }
}
/** For the watchdog: the node answers as it answers strangers. */
async function proofOfLife(node) {
    const { bindHost, port } = node.settings;
    await node.dht.ping({ host: bindHost === '0.0.0.0' ? '127.0.0.1' : bindHost, port });
    const { nodes, records } = node.stats();
    return `${nodes} nodes known, ${records} records kept`;
}
function requireHost(host) {
    if (host !== undefined) {
        checkPublicHost(host);
        return host;
    }
    throw new MapeoWebError('INVALID_HOST', 'a bootstrap node needs --host: its id is derived from its public IPv4 address, which a ' +
        'machine cannot find out by itself before it has joined');
}
/**
 * The siblings. A node that only this machine or this network can reach does not join the public
 * network by default: nobody there could use it, and one node that knows two networks merges them.
 */
function networkOf(options, publicHost, log) {
    const given = options.bootstrap !== undefined || options.bootstrapFile !== undefined;
    const scope = ipv4Scope(publicHost);
    if (given || (scope !== 'private' && scope !== 'loopback'))
        return resolveBootstrap(options);
    const why = 'The address is not public, so this node starts a network of its own';
    log.warn({ evt: 'bootstrap.own-network', publicHost }, why);
    return resolveBootstrap({ bootstrap: 'none' });
}
//# sourceMappingURL=bootstrap.js.map