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
/**
 * @param rootKey the device's 16-byte root key
 * @param dbFolder the folder with the device's `client.db`; it may be in use
 * @param projectId the project's public id, as `createProject()` returned it
 * @throws `PROJECT_NOT_FOUND` where the device is not in the project (or has left it),
 *   `DATABASE_UNUSABLE` where the root key is not the one the database was written with.
 */
export declare function exportProjectKeys(rootKey: Buffer, dbFolder: string, projectId: string): Promise<ProjectKeysBody>;
