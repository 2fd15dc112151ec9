/** The library: what other programs may use. Everything else may change at any time. */
export { type ClientOptions, type JoinOptions, MapeoWebClient } from './client.js';
export { formatLink, type Link, parseLink } from './lib/link.js';
export { type DialUse, RemotePeer, type RemotePeerOptions } from './remote-peer.js';
export { ProjectSync, type ProjectSyncEvents, type SyncProgress } from './project-sync.js';
export type { DeviceProgress } from './sync/engine.js';
export { type ErrorCode, ERRORS, EXIT, MapeoWebError } from './lib/errors.js';
export { exportProjectKeys, type ProjectKeysBody } from './sync/project-keys.js';
export { version } from './lib/version.js';
/** The maintained nodes of the public HyperDHT, for `ClientOptions.bootstrap`. */
export declare function publicBootstrap(): string[];
