import { type StoragePaths } from '../lib/storage.js';
import { type Check } from './check.js';
export declare function checkStorage(paths: StoragePaths): Check;
export declare function checkDatabases(paths: StoragePaths): Check;
/** How many projects the database says are hosted; 0 where it cannot be read. */
export declare function countProjects({ hostDb }: StoragePaths): number;
/** The process that holds the directory, or true where it did not say which; undefined: none does. */
export declare function lockHolder(paths: StoragePaths): number | true | undefined;
