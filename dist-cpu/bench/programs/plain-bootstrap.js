/** A bootstrap node of plain hyperdht, for comparison. */
import HyperDHT from 'hyperdht';
import { freeUdpPorts } from '../../src/demo/processes.js';
import { serve } from '../lib/program.js';
const LOOPBACK = '127.0.0.1';
const handlers = {
    /** Resolves with its address. */
    async start() {
        const [port = 0] = await freeUdpPorts(1);
        const node = HyperDHT.bootstrapper(port, LOOPBACK, { host: LOOPBACK, bootstrap: [] });
        await node.fullyBootstrapped();
        return `${LOOPBACK}:${port}`;
    },
};
serve(handlers);
//# sourceMappingURL=plain-bootstrap.js.map