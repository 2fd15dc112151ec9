/**
 * Bootstrap nodes on several addresses, in one process: they are cheaper so.
 *
 *     node bootstraps.js PORT ADDRESS…
 */
import { BootstrapNode } from '../../../src/bootstrap.js';
import { silentLogger } from '../../../src/lib/logger.js';
const [port, ...addresses] = process.argv.slice(2);
const [first] = addresses;
const nodes = addresses.map((address) => new BootstrapNode({ log: silentLogger }, {
    publicHost: address,
    bindHost: address,
    port: Number(port),
    bootstrap: [`${first}:${port}`],
    networkId: 'netns',
}));
await Promise.all(nodes.map((node) => node.ready()));
process.stdout.write(JSON.stringify({ evt: 'bootstraps.ready' }) + '\n');
process.once('SIGTERM', () => {
    void Promise.all(nodes.map((node) => node.close())).then(() => process.exit(0));
});
//# sourceMappingURL=bootstraps.js.map