import type { KeyManager } from '@mapeo/crypto';
import type { StoragePaths } from '../lib/storage.js';
type OwnKeys = InstanceType<typeof KeyManager>;
export declare class OwnCores {
    #private;
    constructor({ ownCoresDir }: Pick<StoragePaths, 'ownCoresDir'>, keyManager: OwnKeys);
    /** Whether those in the directory of a project's cores are there. @param key in hex */
    areIn(cores: string, key: string): boolean;
    /** Takes them out of the directory of the project's cores; safe to be cut short and repeated. */
    keep(cores: string, key: string): void;
    noteLost(key: string): void;
    areKept(key: string): boolean;
    /**
     * Makes them the project's cores, with none beside them.
     * @throws `PROJECT_UNUSABLE` where they are lost
     */
    bringBack(cores: string, key: string): void;
}
export {};
