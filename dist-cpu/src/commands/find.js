import { resolveBootstrap } from '../bootstrap-list.js';
import { MapeoWebError } from '../lib/errors.js';
import { hex, mayBeProjectKey, discoveryKeyOf, parseDiscoveryKey, toProjectKey, } from '../lib/keys.js';
import { duration } from '../lib/output.js';
import { lookupPeers } from '../lookup.js';
import { defineCommand } from './context.js';
export function findCommand() {
    return defineCommand({
        name: 'find',
        args: '<discovery-key>',
        summary: 'look a project up on the DHT, as a client would (exit code 3 if nobody announces it)',
        settings: ['bootstrap', 'bootstrapFile'],
        extend: (command) => command.option('--force', 'look it up even if it may be a secret project key'),
        examples: ['mapeo-web find 8d3c…', 'mapeo-web find 8d3c… --bootstrap 192.0.2.1:49737 --json'],
        async run({ output }, options, text = '') {
            const discoveryKey = parseDiscoveryKey(text);
            // A lookup tells the key to strangers, so a secret one must not slip through.
            if (!options.force && mayBeProjectKey(discoveryKey)) {
                const real = hex(discoveryKeyOf(toProjectKey(discoveryKey)));
                throw new MapeoWebError('PROJECT_KEY_GIVEN', 'this may be a secret project key', {
                    fix: `If it is a project key, look up its discovery key instead: ${real}\n` +
                        '       If it is a discovery key (1 in 16 looks like a project key), add --force.',
                });
            }
            const { DhtNode } = await import('../dht-node.js');
            const node = new DhtNode({ bootstrap: resolveBootstrap(options) });
            const startedAtMs = Date.now();
            try {
                await node.ready();
                const peers = await lookupPeers(node.dht, discoveryKey);
                const ms = Date.now() - startedAtMs;
                const found = peers.map((peer) => ({
                    publicKey: hex(peer.publicKey),
                    relayAddresses: peer.relayAddresses.map(({ host, port }) => `${host}:${port}`),
                }));
                output.result({ peers: found, ms }, () => [
                    `${found.length} peer${found.length === 1 ? '' : 's'} in ${duration(ms)}`,
                    ...found.map((p) => `  ${p.publicKey}  via ${p.relayAddresses.join(', ') || '-'}`),
                ].join('\n'));
                if (found.length === 0) {
                    throw new MapeoWebError('NO_PEERS_FOUND', `nobody announces ${hex(discoveryKey)}`);
                }
            }
            finally {
                await node.close();
            }
        },
    });
}
//# sourceMappingURL=find.js.map