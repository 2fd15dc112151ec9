/**
 * What this peer itself wrote into a project outlives the deletion of the project here. Its cores
 * have keys that follow from its identity, so a project that is added again has the same ones; were
 * they begun anew, devices would see two histories of one core, and never be in sync with this peer
 * again. It is a few kilobytes, and nobody can read them without the project's keys, which go.
 *
 *     own-cores/PROJECT_ID/corestore/cores/…   as below `core/KEY/`, where they come from
 *     own-cores/PROJECT_ID/lost                they were lost before: it cannot be hosted any more
 */
import fs from 'node:fs';
import path from 'node:path';
import { discoveryKey } from 'hypercore-crypto';
import { MapeoWebError } from '../lib/errors.js';
import { hex, parseProjectKey, projectIdOf } from '../lib/keys.js';
const NAMESPACES = ['auth', 'config', 'data', 'blobIndex', 'blob'];
/** Written to as soon as a project is opened for the first time. */
const FIRST = 'auth';
const LOST = 'lost';
export class OwnCores {
    #dir;
    #keyManager;
    constructor({ ownCoresDir }, keyManager) {
        this.#dir = ownCoresDir;
        this.#keyManager = keyManager;
    }
    /** Whether those in the directory of a project's cores are there. @param key in hex */
    areIn(cores, key) {
        const oplog = path.join(cores, this.#pathOf(key, FIRST), 'oplog');
        return (fs.statSync(oplog, { throwIfNoEntry: false })?.size ?? 0) > 0;
    }
    /** Takes them out of the directory of the project's cores; safe to be cut short and repeated. */
    keep(cores, key) {
        for (const namespace of NAMESPACES) {
            const inside = this.#pathOf(key, namespace);
            const from = path.join(cores, inside);
            if (!fs.existsSync(from))
                continue;
            const to = path.join(this.#of(key), inside);
            fs.rmSync(to, { recursive: true, force: true });
            fs.mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 });
            fs.renameSync(from, to);
        }
    }
    noteLost(key) {
        fs.mkdirSync(this.#of(key), { recursive: true, mode: 0o700 });
        fs.writeFileSync(path.join(this.#of(key), LOST), '', { mode: 0o600, flush: true });
    }
    areKept(key) {
        return fs.existsSync(this.#of(key));
    }
    /**
     * Makes them the project's cores, with none beside them.
     * @throws `PROJECT_UNUSABLE` where they are lost
     */
    bringBack(cores, key) {
        const kept = this.#of(key);
        if (fs.existsSync(path.join(kept, LOST))) {
            throw new MapeoWebError('PROJECT_UNUSABLE', 'what this peer itself wrote into the project was lost before it was deleted here, and it must not be written a second time', {
                fix: 'Restore a backup of this peer; or host the project on a new peer (another --storage), which a coordinator makes a member.',
            });
        }
        fs.mkdirSync(path.dirname(cores), { recursive: true, mode: 0o700 });
        fs.renameSync(kept, cores);
    }
    #of(key) {
        return path.join(this.#dir, projectIdOf(parseProjectKey(key)));
    }
    /** As @comapeo/core 7.1 (`corestore`) and corestore 6 (`cores/AA/BB/DISCOVERY_KEY`) have it. */
    #pathOf(key, namespace) {
        const { publicKey } = this.#keyManager.getHypercoreKeypair(namespace, parseProjectKey(key));
        const id = hex(discoveryKey(publicKey));
        return path.join('corestore', 'cores', id.slice(0, 2), id.slice(2, 4), id);
    }
}
//# sourceMappingURL=own-cores.js.map