/** DISCOVERY: the address a bootstrap node publishes, and which of a list's entries are itself. */
import { lookup } from 'node:dns/promises';
import { MapeoWebError } from './lib/errors.js';
import { ipv4Scope } from './lib/ipv4.js';
/** @throws `INVALID_HOST` where no node could be reached at the address. */
export function checkPublicHost(publicHost) {
    const scope = ipv4Scope(publicHost);
    if (scope === undefined) {
        throw new MapeoWebError('INVALID_HOST', `"${publicHost}" is not an IPv4 address`);
    }
    if (scope === 'unusable') {
        throw new MapeoWebError('INVALID_HOST', `${publicHost} is not an address others can reach`);
    }
}
/** Who can not use a node at this address, where that is not plain. */
export function scopeWarning(publicHost, bindHost) {
    const scope = ipv4Scope(publicHost);
    if (scope === 'loopback')
        return 'Only programs on this machine can use this bootstrap node';
    if (scope === 'private')
        return 'Only the local network can use this bootstrap node';
    if (ipv4Scope(bindHost) !== 'loopback')
        return undefined;
    return 'Bound to loopback: nobody outside this machine can reach this bootstrap node';
}
/**
 * Whether a node may pass packets of others on to an address: a stranger names it, and could mean
 * other programs of this machine, or everybody at once (multicast).
 */
export function reachableFrom(publicHost, bindHost) {
    const isLocal = ipv4Scope(publicHost) === 'loopback' || ipv4Scope(bindHost) === 'loopback';
    return (host) => {
        const scope = ipv4Scope(host);
        return scope === 'public' || scope === 'private' || (scope === 'loopback' && isLocal);
    };
}
/**
 * The siblings as HyperDHT keeps them, `ip@name` in `host` included, without the node itself: in a
 * list shared by all of them every node finds its own entry.
 */
export function siblingsOf(bootstrap, self) {
    return bootstrap
        .map((entry) => {
        const [host = '', port] = entry.split(':');
        return { host, port: Number(port) };
    })
        .filter(({ host, port }) => port !== self.port || !host.split('@').includes(self.host));
}
/** Without those whose name resolves to the node itself: it would wait for its own answers. */
export async function withoutNamesOf(self, siblings) {
    const isSelf = await Promise.all(siblings.map(async ({ host, port }) => {
        const name = host.split('@').at(-1);
        if (port !== self.port || name === undefined || ipv4Scope(name) !== undefined)
            return false;
        const addresses = await lookup(name, { family: 4, all: true }).catch(() => []);
        return addresses.some(({ address }) => address === self.host);
    }));
    return siblings.filter((_, index) => !isSelf[index]);
}
/** All IPv4 addresses of siblings, those of names included as far as they resolve. */
export async function addressesOf(siblings) {
    const hosts = siblings.flatMap(({ host }) => host.split('@'));
    const found = await Promise.all(hosts.map(async (host) => {
        if (ipv4Scope(host) !== undefined)
            return [host];
        const addresses = await lookup(host, { family: 4, all: true }).catch(() => []);
        return addresses.map(({ address }) => address);
    }));
    return found.flat();
}
//# sourceMappingURL=bootstrap-address.js.map