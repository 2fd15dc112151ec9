/**
 * Takes a project's keys out of a CoMapeo device's own database, as the body that CoMapeo Cloud's
 * `PUT /projects` and `mapeo-web projects add` accept.
 *
 * The sync engine has no call for this: an app hands the keys over only inside `addServerPeer`. So
 * this reads what @comapeo/core 7.1.0 writes (`src/mapeo-manager.js`, `#saveToProjectKeysTable`):
 * the table `projectKeys` of `client.db`, its cipher text under the device's root key with the
 * first 24 bytes of the project key as nonce, a protobuf `ProjectKeys` inside.
 *
 * What it returns is secret, and must never be logged.
 */
import path from 'node:path';
import Database from 'better-sqlite3';
import { MapeoWebError } from '../lib/errors.js';
import { keyManagerOf } from '../lib/keys.js';
const NONCE_BYTES = 24;
/** The synced settings know the name best; an invite's copy of it serves until they are there. */
export const KEYS_QUERY = `
  SELECT k.projectId, k.keysCipher, coalesce(s.name, k.projectInfo ->> '$.name') AS name
  FROM projectKeys k LEFT JOIN projectSettings s ON s.docId = k.projectId
  WHERE k.projectPublicId = ?`;
/** The engine's package exports hide this file, so it is named by where it lies, not by package. */
const { ProjectKeys } = (await import(new URL('./generated/keys.js', import.meta.resolve('@comapeo/core')).href));
/**
 * @param rootKey the device's 16-byte root key
 * @param dbFolder the folder with the device's `client.db`; it may be in use
 * @param projectId the project's public id, as `createProject()` returned it
 * @throws `PROJECT_NOT_FOUND` where the device is not in the project (or has left it),
 *   `DATABASE_UNUSABLE` where the root key is not the one the database was written with.
 */
export async function exportProjectKeys(rootKey, dbFolder, projectId) {
    const row = readRow(path.join(dbFolder, 'client.db'), projectId);
    return toBody(row, projectId, decodeKeys(decrypt(keyManagerOf(rootKey), row)));
}
export function toBody({ name }, projectId, { projectKey, encryptionKeys = {} }) {
    const key = (name) => {
        const value = encryptionKeys[name];
        if (!value) {
            throw new MapeoWebError('PROJECT_NOT_FOUND', `the device no longer has the ${name} key`);
        }
        return value.toString('hex');
    };
    return {
        // The API wants some name.
        projectName: name ?? projectId.slice(0, 8),
        projectKey: projectKey.toString('hex'),
        encryptionKeys: {
            auth: key('auth'),
            config: key('config'),
            data: key('data'),
            blobIndex: key('blobIndex'),
            blob: key('blob'),
        },
    };
}
function readRow(file, projectId) {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
        const row = db.prepare(KEYS_QUERY).get(projectId);
        if (!row) {
            throw new MapeoWebError('PROJECT_NOT_FOUND', `the device is not in project ${projectId}`);
        }
        return row;
    }
    finally {
        db.close();
    }
}
/** @param projectId hex of the project key */
export function nonceOf(projectId) {
    return Buffer.from(projectId, 'hex').subarray(0, NONCE_BYTES);
}
/** @throws `DATABASE_UNUSABLE` where the root key is not the one that the row was written with */
export function decrypt(keyManager, { projectId, keysCipher }) {
    try {
        return keyManager.decryptLocalMessage(keysCipher, nonceOf(projectId));
    }
    catch (cause) {
        throw new MapeoWebError('DATABASE_UNUSABLE', 'the root key does not fit the database', {
            cause,
        });
    }
}
export function decodeKeys(message) {
    return ProjectKeys.decode(message);
}
export function encodeKeys(keys) {
    return Buffer.from(ProjectKeys.encode(keys).finish());
}
//# sourceMappingURL=project-keys.js.map