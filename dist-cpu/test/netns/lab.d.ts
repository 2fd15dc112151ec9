/**
 * An internet of network namespaces: hosts behind routers that translate addresses as real ones do,
 * around a switch with DHT nodes on public addresses. Nothing leaves the machine. It takes root,
 * `ip` and `nft`.
 */
import { type ChildProcess } from 'node:child_process';
/**
 * How a router maps an inside address and port to an outside port (RFC 4787): not at all; to the
 * same one for everybody; to one for each remote address; or to one for each remote address and
 * port. The last three let nobody in who was not written to before.
 */
export declare const NAT_KINDS: readonly ["none", "endpoint-independent", "address-dependent", "address-and-port-dependent"];
export type NatKind = (typeof NAT_KINDS)[number];
/** Why there can be no lab here; undefined: there can. */
export declare function labUnavailable(): string | undefined;
export interface LabHost {
    name: string;
    nat: NatKind;
    /** The address that others see: its own, or its router's. */
    publicHost: string;
}
export declare class Lab {
    #private;
    constructor(name: string);
    /** The switch. */
    open(): void;
    /** One more public address on the switch itself, for a node or an echo. */
    addAddress(): string;
    addHost(name: string, nat: NatKind): LabHost;
    /** Changes what the host's router does, while it runs. */
    setNat(host: LabHost, nat: Exclude<NatKind, 'none'>): void;
    /** Starts a program of Node's in a host, or on the switch (`net`). */
    spawn(where: string, args: string[], options?: {
        logFile?: string;
    }): ChildProcess;
    /** Nothing is left of it. */
    close(): Promise<void>;
}
