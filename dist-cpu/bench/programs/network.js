/** The bootstrap nodes of a DHT on 127.0.0.1. */
import { freeUdpPorts } from '../../src/demo/processes.js';
import HyperDHT from 'hyperdht';
import { serve } from '../lib/program.js';
const LOOPBACK = '127.0.0.1';
const handlers = {
    /**
     * Resolves with their addresses.
     * @param through a node that they join by; without it the first one begins a network of its own
     */
    async start({ nodes, through }) {
        const addresses = [];
        const all = [];
        while (all.length < nodes) {
            const known = [through ?? addresses[0], addresses.at(-1)].filter((a) => a !== undefined);
            const [port = 0] = await freeUdpPorts(1);
            const node = HyperDHT.bootstrapper(port, LOOPBACK, { host: LOOPBACK, bootstrap: known });
            try {
                await node.fullyBootstrapped();
            }
            catch {
                // Another node took the port for its client socket.
                continue;
            }
            addresses.push(`${LOOPBACK}:${port}`);
            all.push(node);
        }
        // The first ones know few of the others; in a network that has run for a while all do.
        for (const node of all)
            await node.findNode(node.table.id).finished();
        return addresses;
    },
};
serve(handlers);
//# sourceMappingURL=network.js.map