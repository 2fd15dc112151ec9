import Database from 'better-sqlite3';
import { migrations } from './comapeo-internals.js';
export type DatabaseKind = keyof typeof migrations;
/** When the newest migration that was applied was written, in milliseconds since 1970. */
export declare function appliedUntil(db: Database.Database): number;
/** The same of the newest one that our engine has. */
export declare function knownUntil(kind: DatabaseKind): number;
/**
 * @param file `client.db`, sound; nothing is done where there is none yet
 * @throws `STORAGE_NEWER`
 */
export declare function assertEngineKnown(file: string): void;
