export declare function isLocalAddress(address: string | undefined): boolean;
export interface LocalInterface {
    name: string;
    address: string;
}
/**
 * The interfaces on which devices nearby can reach a socket that is bound to `bindHost`: all with a
 * private address where it is 0.0.0.0, else the one that has it. Loopback only where asked for.
 */
export declare function localInterfaces(bindHost: string): LocalInterface[];
/** All of this machine, loopback last. */
export declare function localIpv4Addresses(): string[];
