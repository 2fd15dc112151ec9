/** The base URL of a peer that has no domain of its own. */
const FIRST_PORT = 20_000;
const PORTS = 10_000;
/**
 * Where `mapeo-web connect` opens the peer's HTTP API on every device: a loopback port that
 * follows from the peer's key alone. So one URL, written into a project once, leads to the peer
 * on each of them, and outlives restarts of both sides.
 * @param publicKey 32 bytes
 */
export function loopbackUrlOf(publicKey) {
    return loopbackUrl(loopbackPortOf(publicKey));
}
/** From 20000 to 29999: below the ports that systems give to outgoing connections. */
export function loopbackPortOf(publicKey) {
    return FIRST_PORT + (publicKey.readUInt16BE(0) % PORTS);
}
export function loopbackUrl(port) {
    return `http://127.0.0.1:${port}/`;
}
export function isLoopbackUrl(url) {
    return URL.canParse(url) && new URL(url).hostname === '127.0.0.1';
}
//# sourceMappingURL=loopback-url.js.map