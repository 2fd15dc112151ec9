import type { KeyManager } from '@mapeo/crypto';
/** Every key is 64 hexadecimal characters. */
export interface ProjectKeysBody {
    projectName: string;
    projectKey: string;
    encryptionKeys: {
        auth: string;
        config: string;
        data: string;
        blobIndex: string;
        blob: string;
    };
}
export interface KeysRow {
    projectId: string;
    keysCipher: Buffer;
    /** Null where the device has neither synced the project's settings nor was told the name. */
    name: string | null;
}
/** The synced settings know the name best; an invite's copy of it serves until they are there. */
export declare const KEYS_QUERY = "\n  SELECT k.projectId, k.keysCipher, coalesce(s.name, k.projectInfo ->> '$.name') AS name\n  FROM projectKeys k LEFT JOIN projectSettings s ON s.docId = k.projectId\n  WHERE k.projectPublicId = ?";
/** The message of @comapeo/core's `src/generated/keys.ts`. */
export interface ProjectKeysMessage {
    projectKey: Buffer;
    /** On the device that created the project. */
    projectSecretKey?: Buffer | undefined;
    encryptionKeys?: Partial<Record<keyof ProjectKeysBody['encryptionKeys'], Buffer>> | undefined;
}
/**
 * @param rootKey the device's 16-byte root key
 * @param dbFolder the folder with the device's `client.db`; it may be in use
 * @param projectId the project's public id, as `createProject()` returned it
 * @throws `PROJECT_NOT_FOUND` where the device is not in the project (or has left it),
 *   `DATABASE_UNUSABLE` where the root key is not the one the database was written with.
 */
export declare function exportProjectKeys(rootKey: Buffer, dbFolder: string, projectId: string): Promise<ProjectKeysBody>;
export declare function toBody({ name }: Pick<KeysRow, 'name'>, projectId: string, { projectKey, encryptionKeys }: ProjectKeysMessage): ProjectKeysBody;
/** @param projectId hex of the project key */
export declare function nonceOf(projectId: string): Buffer;
/** @throws `DATABASE_UNUSABLE` where the root key is not the one that the row was written with */
export declare function decrypt(keyManager: InstanceType<typeof KeyManager>, { projectId, keysCipher }: Pick<KeysRow, 'projectId' | 'keysCipher'>): Buffer;
export declare function decodeKeys(message: Buffer): ProjectKeysMessage;
export declare function encodeKeys(keys: ProjectKeysMessage): Buffer;
