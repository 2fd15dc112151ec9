import { ipv4Scope } from '../lib/ipv4.js';
import { verdict } from './check.js';
/** Of one node: what it means, and for whom it is. */
const REASONS = {
    dns: 'the name does not resolve: a typing error, or the name is gone',
    timeout: 'no answer: it is off, or its firewall lets no UDP in',
    'id mismatch': 'it answers from another address or port than its id says: its --host or NAT',
    'not storing': 'it answers and keeps no records: no bootstrap node, or not ready yet',
};
const REASONS_IN_ORDER = Object.keys(REASONS);
const SHOWN = 5;
export function checkBootstrap({ check, source, udpPasses }) {
    const { nodes, alive, total } = check;
    if (total === 0)
        return verdict('bootstrap-alone', 'none, by choice: a network of its own');
    const detail = `${alive} of ${total} nodes of ${source} can be joined through`;
    if (alive === total)
        return verdict('bootstrap-ok', detail);
    const named = `${detail}. ${REASONS_IN_ORDER.flatMap((reason) => nameBad(nodes, reason)).join('; ')}`;
    if (alive > 0)
        return verdict('bootstrap-some-dead', named);
    return verdict(udpPasses ? 'bootstrap-all-dead' : 'bootstrap-unknown', named);
}
/** Those with the same reason in one go. */
function nameBad(nodes, reason) {
    const bad = nodes.filter((node) => node.reason === reason);
    if (bad.length === 0)
        return [];
    const names = bad.slice(0, SHOWN).map(({ host, port }) => `${host}:${port}`);
    if (bad.length > SHOWN)
        names.push(`${bad.length - SHOWN} more`);
    return [`${names.join(', ')}: ${reason} (${REASONS[reason]})`];
}
export function checkNat({ mapping, seen }) {
    const at = seen === null ? 'nobody answered' : `others see ${seen.host}`;
    switch (mapping) {
        case 'none':
            return verdict('nat-none', `no NAT: ${at}, an address of this machine`);
        case 'endpoint-independent':
            return verdict('nat-easy', `a NAT that can be punched: ${at}, all at the same port`);
        case 'address-dependent':
            return verdict('nat-hard', `${at}, each at another port`);
        case 'unknown':
            return verdict('nat-unknown', at);
    }
}
export function checkReachable(facts) {
    const { outside, localPort, isFixedPort, addresses, alone } = facts;
    if (alone)
        return verdict('reachable-alone', 'there is nobody to be reached by');
    const { reachability, reached, voters, asked, mapping, seen } = outside;
    const votes = `${reached} of ${voters} bootstrap nodes reached UDP port ${localPort} unasked`;
    switch (reachability) {
        case 'unknown':
            if (seen === null)
                return verdict('reachable-unasked', 'no bootstrap node answers');
            return verdict('reachable-unknown', `none of ${asked} bootstrap nodes can vote`);
        case 'reachable':
            return verdict('reachable-yes', votes);
        case 'unclear':
            return verdict('reachable-unclear', votes);
        case 'unreachable':
    }
    if (mapping === 'none') {
        if (!isFixedPort)
            return verdict('firewall-punched', votes);
        const fix = `Open the UDP port: \`sudo ufw allow ${localPort}/udp\`, and in the firewall on the provider’s web page.`;
        return verdict('firewall-closed', votes, fix);
    }
    if (!isFixedPort) {
        const how = mapping === 'address-dependent' ? 'a hard NAT' : 'a NAT';
        const detail = `${votes}, as is usual behind ${how}: devices come in by hole punching`;
        return verdict('reachable-punched', detail);
    }
    const self = addresses.find((address) => ipv4Scope(address) !== 'loopback') ?? 'this machine';
    const others = seen === null || seen.port === localPort ? '' : otherPort(seen.port);
    const fix = `In the router, forward UDP port ${localPort} to port ${localPort} of ${self}: the same number outside and inside. With Docker, publish it as \`-p ${localPort}:${localPort}/udp\`, or use \`--network host\`.`;
    return verdict('port-mapping-wrong', `${votes}${others}`, fix);
}
function otherPort(port) {
    return port === 0 ? '; each sees another port' : `; they see port ${port}`;
}
//# sourceMappingURL=network.js.map