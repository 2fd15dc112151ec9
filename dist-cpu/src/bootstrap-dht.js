/** DISCOVERY: opens the DHT node of a bootstrap node, or leaves nothing of it. */
import HyperDHT from 'hyperdht';
import { codeOf } from './lib/errors.js';
import { bindError } from './lib/udp.js';
/**
 * Records of each kind, twice hyperdht's: in a network of fewer than 20 nodes every one stores all
 * there is, and 10,000 projects are 10,000 records.
 */
const MAX_RECORDS = 131_072;
/**
 * @param prepare gets it before its sockets are bound
 * @throws `UNBINDABLE_ADDRESS`, `PORT_IN_USE`
 */
export async function openBootstrapper(settings, prepare) {
    const { publicHost, bindHost: host, port, maxRecords: maxSize = MAX_RECORDS } = settings;
    const options = { host, bootstrap: [], nodes: [], maxSize };
    const dht = HyperDHT.bootstrapper(port, publicHost, options);
    prepare(dht);
    try {
        await dht.fullyBootstrapped();
        return dht;
    }
    catch (error) {
        // Somebody took the port since it was probed. destroy() rejects as well, and forgets this:
        await dht.destroy().catch(() => { });
        await dht.io.networkInterfaces.destroy();
        throw codeOf(error) === undefined ? error : bindError(error, host, port);
    }
}
//# sourceMappingURL=bootstrap-dht.js.map