/** From where the address can be reached; `unusable`: it can be no machine's address. */
export type Ipv4Scope = 'public' | 'private' | 'loopback' | 'unusable';
/** Undefined where the text is not an IPv4 address: a host name, an IPv6 address, a typing error. */
export declare function ipv4Scope(text: string): Ipv4Scope | undefined;
