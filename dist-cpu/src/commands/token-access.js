/** One-time tokens of a storage directory: through its daemon where one runs, else directly. */
import fs from 'node:fs';
import { openHostDb } from '../host/host-db.js';
import { Tokens } from '../host/tokens.js';
import { control } from '../http/control-client.js';
import { MapeoWebError } from '../lib/errors.js';
import { storagePaths } from '../lib/storage.js';
import { isRunning } from './peer.js';
export async function tokenAccess(storage) {
    const paths = storagePaths(storage);
    return (await isRunning(paths)) ? throughSocket(paths) : direct(paths);
}
function throughSocket(paths) {
    return {
        async list() {
            return (await control(paths, 'GET', '/tokens')).tokens;
        },
        create: (kind, ttlMs) => control(paths, 'POST', '/tokens', { kind, ttlMs }),
        revoke: (id) => control(paths, 'DELETE', `/tokens/${encodeURIComponent(id)}`),
    };
}
/** Never creates a database: where none is, there is no peer either. */
function direct(paths) {
    const use = (run) => {
        if (!fs.existsSync(paths.hostDb)) {
            throw new MapeoWebError('NO_IDENTITY', `there is no peer in ${paths.dir}`);
        }
        const db = openHostDb(paths.hostDb);
        try {
            return run(new Tokens({ db }));
        }
        finally {
            db.close();
        }
    };
    return {
        list: async () => use((tokens) => tokens.list()),
        create: async (kind, ttlMs) => use((tokens) => tokens.create(kind, ttlMs)),
        revoke: async (id) => use((tokens) => tokens.revoke(id)),
    };
}
//# sourceMappingURL=token-access.js.map