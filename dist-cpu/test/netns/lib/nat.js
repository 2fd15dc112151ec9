/**
 * The routers of the matrix, by RFC 4787, as nftables rules for one router with one address.
 *
 * `mapping` is which of the inside socket's packets leave from the same outside port; `filtering`
 * is who may send in through it. Linux lets in only who was sent to (address and port), whatever
 * the mapping; so does a home router. `nat.test.ts` asks real sockets whether each is what it says.
 */
/** The four of the matrix; a full cone is what a home router does with a forwarded port. */
export const MATRIX_KINDS = [
    'none',
    'endpoint-independent',
    'address-dependent',
    'address-and-port-dependent',
];
export const BEHAVIOUR = {
    none: { mapping: 'endpoint-independent', filtering: 'endpoint-independent' },
    'full-cone': { mapping: 'endpoint-independent', filtering: 'endpoint-independent' },
    'endpoint-independent': {
        mapping: 'endpoint-independent',
        filtering: 'address-and-port-dependent',
    },
    'address-dependent': {
        mapping: 'address-dependent',
        filtering: 'address-and-port-dependent',
    },
    'address-and-port-dependent': {
        mapping: 'address-and-port-dependent',
        filtering: 'address-and-port-dependent',
    },
};
/** One of the hash's values for each key; which one does not matter. */
const SEED = 0x6d617073;
/** @param outside the router's public address  @param inside that of its host */
export function natRules(kind, { outside, inside }) {
    return `
flush ruleset
table ip nat {
  chain prerouting {
    type nat hook prerouting priority dstnat;
    ${kind === 'full-cone' ? `iifname "wan" meta l4proto udp dnat to ${inside}` : ''}
  }
  chain postrouting {
    type nat hook postrouting priority srcnat;
    oifname "wan" meta l4proto udp ${sourceNat(kind, outside)}
  }
}
table ip filter {
  chain input {
    type filter hook input priority 0; policy accept;
    # Without an answer, and without an entry that would take the port from who asks next.
    iifname "wan" drop
  }
  chain forward {
    type filter hook forward priority 0; policy accept;
    iifname "wan" ct state new,invalid ${kind === 'full-cone' ? 'accept' : 'drop'}
  }
}
`;
}
function sourceNat(kind, outside) {
    switch (kind) {
        case 'address-and-port-dependent':
            // A random port for each destination.
            return 'masquerade fully-random';
        case 'address-dependent':
            return (`snat to ${outside} : ` +
                `jhash ip daddr . udp sport mod 50000 seed 0x${SEED.toString(16)} offset 10000`);
        case 'none':
        case 'full-cone':
        case 'endpoint-independent':
            // The inside port, which nobody else uses.
            return 'masquerade';
    }
}
//# sourceMappingURL=nat.js.map