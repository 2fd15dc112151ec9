/**
 * The routers of the matrix, by RFC 4787, as nftables rules for one router with one address.
 *
 * `mapping` is which of the inside socket's packets leave from the same outside port; `filtering`
 * is who may send in through it. Linux lets in only who was sent to (address and port), whatever
 * the mapping; so does a home router. `nat.test.ts` asks real sockets whether each is what it says.
 */
/** `none`: no router at all; the host has a public address and no firewall. */
export type NatKind = 'none' | 'full-cone' | 'endpoint-independent' | 'address-dependent' | 'address-and-port-dependent';
export type Behaviour = 'endpoint-independent' | 'address-dependent' | 'address-and-port-dependent';
export interface NatBehaviour {
    mapping: Behaviour;
    filtering: Behaviour;
}
/** The four of the matrix; a full cone is what a home router does with a forwarded port. */
export declare const MATRIX_KINDS: NatKind[];
export declare const BEHAVIOUR: Record<NatKind, NatBehaviour>;
/** @param outside the router's public address  @param inside that of its host */
export declare function natRules(kind: NatKind, { outside, inside }: Record<string, string>): string;
