/** The base URL of a peer that has no domain of its own. */
/**
 * Where `mapeo-web connect` opens the peer's HTTP API on every device: a loopback port that
 * follows from the peer's key alone. So one URL, written into a project once, leads to the peer
 * on each of them, and outlives restarts of both sides.
 * @param publicKey 32 bytes
 */
export declare function loopbackUrlOf(publicKey: Buffer): string;
/** From 20000 to 29999: below the ports that systems give to outgoing connections. */
export declare function loopbackPortOf(publicKey: Buffer): number;
export declare function loopbackUrl(port: number): string;
export declare function isLoopbackUrl(url: string): boolean;
