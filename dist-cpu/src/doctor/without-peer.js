import { DhtNode } from '../dht-node.js';
import { countVotes } from '../dial-back-votes.js';
import { DialBackWatch } from '../dial-back-watch.js';
import { shareDescriptors } from '../lib/descriptor-limit.js';
import { CLIENT_NODES_LIMIT, KnownNodes } from '../lib/known-nodes.js';
import { examine } from './examine.js';
import { countProjects } from './storage.js';
import { whyNotBindable } from './udp.js';
/** Nodes that live have answered by then; `dht-node.ts` waits 2 s for the first. */
const JOIN_MS = 3000;
export async function examineWithoutPeer(settings, { clock, onProgress }) {
    const { paths, bootstrap, bindHost, port, minFreeBytes, maxOpenProjects } = settings;
    const known = new KnownNodes(paths.nodes).load(bootstrap.networkId, { limit: CLIENT_NODES_LIMIT });
    const bindError = await whyNotBindable(bindHost, port);
    // Its file is not written: what was known may be worth more than what is seen from here.
    const node = bindError ? undefined : new DhtNode({ bootstrap }, { bindHost, port });
    const peer = {
        storageDir: paths.dir,
        minFreeBytes,
        shares: shareDescriptors({ maxOpenProjects }),
        projects: countProjects(paths),
        bootstrap,
        port,
        bindError,
        known: known.nodes,
        announced: null,
        relay: null,
    };
    try {
        await node?.ready();
        const outside = async () => {
            if (!node || bootstrap.nodes.length === 0)
                return NOBODY_ASKED;
            await joined(node, clock);
            return outsideOf(node, clock).ask();
        };
        const options = { clock, ...(onProgress && { onProgress }) };
        return await examine({ ...peer, dht: node?.dht ?? null, outside }, options);
    }
    finally {
        await node?.close();
    }
}
const NOBODY_ASKED = countVotes([], []);
/** Never opened, so it asks once and no more. */
function outsideOf({ dht, bootstrap }, clock) {
    return new DialBackWatch({ dht, voters: () => bootstrap.alive, clock }, { isFixedPort: false });
}
async function joined({ dht }, clock) {
    let cancel = () => { };
    const late = new Promise((resolve) => (cancel = clock.after(JOIN_MS, resolve)));
    await Promise.race([dht.fullyBootstrapped().catch(() => { }), late]);
    cancel();
}
//# sourceMappingURL=without-peer.js.map