import { MapeoWebError } from '../lib/errors.js';
import { hex, keyManagerOf, projectIdOf } from '../lib/keys.js';
import { projectInviteIdOf } from './comapeo-invite-internals.js';
import { KEYS_QUERY } from './project-keys.js';
import { decodeKeys, decrypt, encodeKeys, nonceOf, toBody } from './project-keys.js';
export class StoredKeys {
    #db;
    #keyManager;
    /** The database stays the caller's. */
    constructor(db, rootKey) {
        this.#db = db;
        this.#keyManager = keyManagerOf(rootKey);
    }
    /**
     * Adds the keys of all projects, or of none.
     * @returns the ids of those that were not stored yet
     * @throws `PROJECT_KEYS_DIFFER`
     */
    add(all) {
        const select = this.#db.prepare('SELECT projectId, keysCipher, hasLeftProject FROM projectKeys WHERE projectId = ?');
        const upsert = this.#db.prepare(`INSERT INTO projectKeys (projectId, projectPublicId, projectInviteId, keysCipher, projectInfo)
       VALUES (@projectId, @projectPublicId, @projectInviteId, @keysCipher, @projectInfo)
       ON CONFLICT (projectId) DO UPDATE SET
         keysCipher = excluded.keysCipher, projectInfo = excluded.projectInfo, hasLeftProject = 0`);
        const added = [];
        this.#db
            .transaction(() => {
            for (const keys of all) {
                const stored = select.get(hex(keys.projectKey));
                const known = stored && decodeKeys(decrypt(this.#keyManager, stored));
                if (stored?.hasLeftProject === 0) {
                    assertSameKeys(keys, known?.encryptionKeys);
                    continue;
                }
                upsert.run(this.#row(keys, known?.projectSecretKey));
                added.push(projectIdOf(keys.projectKey));
            }
        })
            .immediate();
        return added;
    }
    /** @throws `PROJECT_NOT_FOUND` */
    export(projectId) {
        const row = this.#db.prepare(KEYS_QUERY).get(projectId);
        if (!row)
            throw new MapeoWebError('PROJECT_NOT_FOUND', `project ${projectId} is not stored`);
        return toBody(row, projectId, decodeKeys(decrypt(this.#keyManager, row)));
    }
    /** What the encrypted keys of a project take up. @param projectKey in hex */
    bytes(projectKey) {
        const length = this.#db
            .prepare('SELECT length(keysCipher) FROM projectKeys WHERE projectId = ?')
            .pluck()
            .get(projectKey);
        return length ?? 0;
    }
    /** @param projectSecretKey that of a project which this device created, and left since */
    #row(keys, projectSecretKey) {
        const { projectKey, projectName, encryptionKeys } = keys;
        const projectId = hex(projectKey);
        const message = encodeKeys({ projectKey, projectSecretKey, encryptionKeys });
        return {
            projectId,
            projectPublicId: projectIdOf(projectKey),
            projectInviteId: projectInviteIdOf(projectKey),
            keysCipher: this.#keyManager.encryptLocalMessage(message, nonceOf(projectId)),
            projectInfo: JSON.stringify({ name: projectName, sendStats: false }),
        };
    }
}
function assertSameKeys({ projectKey, encryptionKeys }, stored = {}) {
    for (const name of Object.keys(encryptionKeys)) {
        if (stored[name]?.equals(encryptionKeys[name]))
            continue;
        throw new MapeoWebError('PROJECT_KEYS_DIFFER', `project ${projectIdOf(projectKey)} is stored with another "${name}" key`);
    }
}
//# sourceMappingURL=comapeo-keys.js.map