/** Which addresses are on a local network: the private and loopback ranges, IPv4 as CoMapeo's. */
import net from 'node:net';
import os from 'node:os';
import { ipv4Scope } from './ipv4.js';
/** `::ffff:192.168.0.2` is how a socket that takes both families writes an IPv4 address. */
const MAPPED = /^::ffff:(?=\d+\.)/i;
export function isLocalAddress(address) {
    if (address === undefined)
        return false;
    const scope = ipv4Scope(address.replace(MAPPED, ''));
    return scope === 'private' || scope === 'loopback';
}
/**
 * The interfaces on which devices nearby can reach a socket that is bound to `bindHost`: all with a
 * private address where it is 0.0.0.0, else the one that has it. Loopback only where asked for.
 */
export function localInterfaces(bindHost) {
    const found = [];
    for (const [name, addresses] of Object.entries(os.networkInterfaces())) {
        const address = addresses?.find((candidate) => {
            if (!net.isIPv4(candidate.address))
                return false;
            if (bindHost !== '0.0.0.0')
                return candidate.address === bindHost;
            return !candidate.internal && isLocalAddress(candidate.address);
        });
        if (address)
            found.push({ name, address: address.address });
    }
    return found;
}
/** All of this machine, loopback last. */
export function localIpv4Addresses() {
    return Object.values(os.networkInterfaces())
        .flatMap((list) => list ?? [])
        .filter(({ address }) => net.isIPv4(address))
        .sort((a, b) => Number(a.internal) - Number(b.internal))
        .map(({ address }) => address);
}
//# sourceMappingURL=private-address.js.map