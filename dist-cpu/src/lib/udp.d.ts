/**
 * HyperDHT (6.34.0) on a port it cannot have is neither usable nor closable: its network watcher
 * stays and keeps the process alive. So the port is tried with a plain socket first.
 * @throws `UNBINDABLE_ADDRESS`, `PORT_IN_USE`, `INVALID_CONFIG` where the system forbids the port.
 */
export declare function probeUdpPort(bindHost: string, port: number): Promise<void>;
/** What the failure of binding `bindHost:port` means for the user. */
export declare function bindError(error: unknown, bindHost: string, port: number): Error;
