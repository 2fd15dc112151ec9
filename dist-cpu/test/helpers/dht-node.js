import HyperDHT from 'hyperdht';
import { resolveBootstrap } from '../../src/bootstrap-list.js';
import { DhtNode } from '../../src/dht-node.js';
const LOOPBACK = '127.0.0.1';
export async function createDhtNode(t, bootstrap, options = {}) {
    const list = resolveBootstrap({ bootstrap: bootstrap.join() });
    const node = new DhtNode({ bootstrap: list, ...options }, { bindHost: LOOPBACK });
    t.teardown(() => node.close(), { order: 30 });
    await node.ready();
    return node;
}
export async function createBootstrapper(t, port) {
    const node = HyperDHT.bootstrapper(port, LOOPBACK, { host: LOOPBACK, bootstrap: [] });
    t.teardown(() => node.destroy(), { order: 100 });
    await node.fullyBootstrapped();
    return node;
}
//# sourceMappingURL=dht-node.js.map