/** What an IPv4 address can be used for, as far as the address itself tells. */
import net from 'node:net';
/** Source: the IANA IPv4 Special-Purpose Address Registry and RFC 1112 (multicast). */
const UNUSABLE = blockList([
    ['0.0.0.0', 8],
    ['224.0.0.0', 4],
    // Reserved, and the broadcast address 255.255.255.255.
    ['240.0.0.0', 4],
]);
const PRIVATE = blockList([
    ['10.0.0.0', 8],
    // Shared by the customers of a provider (carrier-grade NAT).
    ['100.64.0.0', 10],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
]);
function blockList(subnets) {
    const list = new net.BlockList();
    for (const [address, prefix] of subnets)
        list.addSubnet(address, prefix, 'ipv4');
    return list;
}
/** Undefined where the text is not an IPv4 address: a host name, an IPv6 address, a typing error. */
export function ipv4Scope(text) {
    if (!net.isIPv4(text))
        return undefined;
    if (text.startsWith('127.'))
        return 'loopback';
    if (UNUSABLE.check(text))
        return 'unusable';
    return PRIVATE.check(text) ? 'private' : 'public';
}
//# sourceMappingURL=ipv4.js.map