import type { FastifyInstance } from 'fastify';
import type { Backups } from '../backup/backups.js';
/** JSON, see `BackupSummary`: what the receiver shows while the content comes. */
export declare const SUMMARY_HEADER = "x-mapeo-web-backup";
export declare function backupRoute(server: FastifyInstance, { backups }: {
    backups: Backups;
}): void;
