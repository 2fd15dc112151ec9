/** The control socket's part of `mapeo-web backup`. */
import { Readable } from 'node:stream';
import { sendStream } from './send-stream.js';
/** JSON, see `BackupSummary`: what the receiver shows while the content comes. */
export const SUMMARY_HEADER = 'x-mapeo-web-backup';
export function backupRoute(server, { backups }) {
    server.get('/backup', async ({ query }, reply) => {
        const backup = await backups.start({ media: query.media !== 'false' });
        try {
            void reply.header(SUMMARY_HEADER, JSON.stringify(backup.summary));
            const body = Readable.from(backup.content, { objectMode: false });
            return await sendStream(reply, 'application/octet-stream', body);
        }
        finally {
            backup.release();
        }
    });
}
//# sourceMappingURL=backup-route.js.map