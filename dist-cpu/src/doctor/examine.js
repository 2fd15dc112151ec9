import { checkBootstrapNodes } from '../bootstrap-check.js';
import { descriptorLimit } from '../lib/descriptor-limit.js';
import { localIpv4Addresses } from '../lib/private-address.js';
import { checkContainer, containerKind } from './container.js';
import { checkClock, checkDescriptors, checkDisk, checkNode, freeBytesFor, newestFile, } from './machine.js';
import { checkBootstrap, checkNat, checkReachable } from './network.js';
import { checkAnnounce, checkRelay } from './service.js';
import { checkUdp, probeUdp } from './udp.js';
export async function examine(peer, { clock, onProgress = () => { } }) {
    const { storageDir: dir, bootstrap, dht, port, minFreeBytes, projects } = peer;
    const progress = new Progress(onProgress);
    const alone = bootstrap.nodes.length === 0;
    const addresses = localIpv4Addresses();
    const localPort = dht?.io.serverSocket.address().port ?? port;
    const [freeBytes, bootstrapCheck, udpProbe, outside] = await Promise.all([
        freeBytesFor(dir),
        progress.of('trying each bootstrap node alone', checkBootstrapNodes(bootstrap.nodes)),
        progress.of('sending UDP', probeUdp(bootstrap.nodes, peer.known)),
        progress.of('having bootstrap nodes dial back', peer.outside()),
    ]);
    const udp = {
        ...udpProbe,
        // In a running peer port 0 has become one.
        port: peer.announced === null ? port : localPort,
        bindError: peer.bindError,
        alone,
    };
    const udpCheck = checkUdp(udp);
    const limit = descriptorLimit();
    return [
        checkNode(),
        checkClock({ nowMs: clock.now(), outside, newest: newestFile(dir) }),
        checkDisk({ dir, freeBytes, minFreeBytes }),
        checkDescriptors({ limit, shares: peer.shares, projects }),
        udpCheck,
        checkBootstrap({
            check: bootstrapCheck,
            source: bootstrap.source,
            udpPasses: udpCheck.verdict === 'udp-ok' || udpCheck.verdict === 'udp-refused',
        }),
        ...(alone ? [] : [checkNat(outside)]),
        checkContainer({ kind: containerKind(), addresses, outside }),
        checkReachable({ outside, localPort, isFixedPort: port !== 0, addresses, alone }),
        checkAnnounce({ stats: peer.announced, projects }),
        checkRelay(peer.relay, outside),
    ];
}
/** Tells what is still under way, whenever something is done. */
class Progress {
    #doing = new Set();
    #tell;
    constructor(tell) {
        this.#tell = tell;
    }
    async of(what, work) {
        this.#doing.add(what);
        this.#tell([...this.#doing].join(', '));
        try {
            return await work;
        }
        finally {
            this.#doing.delete(what);
            if (this.#doing.size > 0)
                this.#tell([...this.#doing].join(', '));
        }
    }
}
//# sourceMappingURL=examine.js.map