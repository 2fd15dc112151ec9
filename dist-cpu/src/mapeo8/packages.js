/**
 * The packages of the older engine, which are optional and have no types. Loaded by its own process,
 * by the demonstration's older devices and by tests; never by the peer itself.
 */
import { createRequire } from 'node:module';
import { codeOf, MapeoWebError } from '../lib/errors.js';
const require = createRequire(import.meta.url);
const RECORDS = '@mapeo/core/lib/db-sync-progress.js';
/** What `@mapeo/core` itself depends on, in the versions that it gets. */
function ofCore() {
    return createRequire(resolve(RECORDS));
}
/** @throws `ENGINE_NOT_INSTALLED` */
export function loadPackages() {
    return {
        kappa: load('kappa-core'),
        mediaStore: load('safe-fs-blob-store'),
        handshake: load('handshake-stream', ofCore()),
        multiplex: load('multiplex', ofCore()),
        replicateRecords: load(RECORDS),
        replicateMedia: load('blob-store-replication-stream', ofCore()),
    };
}
/** Whether they are there; loads none of them. @throws `ENGINE_NOT_INSTALLED` */
export function assertInstalled(find = require.resolve) {
    for (const name of ['kappa-core', 'safe-fs-blob-store', RECORDS]) {
        try {
            find(name);
        }
        catch (error) {
            throw notInstalled(name, error);
        }
    }
}
export function load(name, from = require) {
    // Its native cryptography has no build for today's Node: npm leaves that out, and where it is left
    // out, the newer one of the peer is found, which has another API. This takes the JavaScript.
    process.env.SODIUM_NATIVE = 'disable';
    return orNotInstalled(name, () => from(name));
}
function resolve(name) {
    return orNotInstalled(name, () => require.resolve(name));
}
function orNotInstalled(name, run) {
    try {
        return run();
    }
    catch (error) {
        throw codeOf(error) === 'MODULE_NOT_FOUND' ? notInstalled(name, error) : error;
    }
}
function notInstalled(name, cause) {
    return new MapeoWebError('ENGINE_NOT_INSTALLED', `the package ${name} is missing`, { cause });
}
//# sourceMappingURL=packages.js.map