/** The library: what other programs may use. Everything else may change at any time. */
export { MapeoWebClient } from './client.js';
export { formatLink, parseLink } from './lib/link.js';
export { RemotePeer } from './remote-peer.js';
export { ProjectSync } from './project-sync.js';
export { ERRORS, EXIT, MapeoWebError } from './lib/errors.js';
export { exportProjectKeys } from './sync/project-keys.js';
export { version } from './lib/version.js';
import { resolveBootstrapList, SHIPPED_LIST } from './bootstrap-list.js';
/** The maintained nodes of the public HyperDHT, for `ClientOptions.bootstrap`. */
export function publicBootstrap() {
    return resolveBootstrapList(SHIPPED_LIST).dht;
}
//# sourceMappingURL=index.js.map