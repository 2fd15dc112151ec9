/**
 * What the public surface of `@comapeo/core` 7.1.0 lacks: the core manager of a project (who holds
 * which core: needed to know when a connection must be recycled), the way to tell one project who
 * we are, and the migrations' place. Loaded from beside the package's entry point, which is why the
 * version is pinned exactly; `test/integration/comapeo-internals.test.ts` fails when an update moves them.
 */
import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
const NAMESPACES = ['auth', 'config', 'data', 'blobIndex', 'blob'];
const entry = import.meta.resolve('@comapeo/core');
const projectModule = (await import(new URL('./mapeo-project.js', entry).href));
const rolesModule = (await import(new URL('./roles.js', entry).href));
/** The role of a device that a coordinator took out; the package exports the others alone. */
export const BLOCKED_ROLE_ID = rolesModule.BLOCKED_ROLE_ID;
export function coreManagerOf(project) {
    return project[projectModule.kCoreManager];
}
/** Whether the device replicates a core of the namespace with us at this moment. */
export function hasPeer(cores, namespace, devicePublicKey) {
    return cores
        .getCores(namespace)
        .some(({ core }) => core.peers.some((p) => p.remotePublicKey.equals(devicePublicKey)));
}
/** How many of our requests for blocks, of any core, the device has not answered. */
export function unanswered(cores, devicePublicKey) {
    return NAMESPACES.flatMap((namespace) => cores.getCores(namespace))
        .flatMap(({ core }) => core.peers)
        .filter(({ remotePublicKey }) => remotePublicKey.equals(devicePublicKey))
        .reduce((sum, { inflight }) => sum + inflight, 0);
}
export function setOwnDeviceInfo(project, info) {
    const setters = project;
    return setters[projectModule.kSetOwnDeviceInfo].call(project, info);
}
const indexModule = (await import(new URL('./index-writer/index.js', entry).href));
/** Writes entries of cores into the databases of projects. Safe to repeat for the same entries. */
export const { IndexWriter } = indexModule;
const { LocalPeers } = (await import(new URL('./local-peers.js', entry).href));
// Each open project listens to the manager's one: more than ten are no leak.
EventEmitter.prototype.setMaxListeners.call(LocalPeers.prototype, Infinity);
/** The folders with the engine's database migrations. */
export const migrations = {
    project: fileURLToPath(new URL('../drizzle/project', entry)),
    client: fileURLToPath(new URL('../drizzle/client', entry)),
};
const requireOfHypercore = createRequire(createRequire(entry).resolve('hypercore'));
/** The very class that the engine's hypercore stores its cores with. */
export const RandomAccessFile = requireOfHypercore('random-access-file');
//# sourceMappingURL=comapeo-internals.js.map