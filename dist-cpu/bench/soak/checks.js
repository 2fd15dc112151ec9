/** What has to be so whatever befell a peer. */
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { asError } from '../../src/lib/errors.js';
/** SQLite's own verdict on every database in a directory. */
export function checkDatabases(dir) {
    const problems = [];
    const files = fs
        .readdirSync(dir, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.db'));
    for (const file of files) {
        try {
            const db = new Database(path.join(dir, file), { readonly: true });
            const verdict = String(db.pragma('integrity_check', { simple: true }));
            db.close();
            if (verdict !== 'ok')
                problems.push(`${file} is damaged: ${verdict}`);
        }
        catch (error) {
            problems.push(`${file} cannot be opened: ${asError(error).message}`);
        }
    }
    return { checked: files.length, problems };
}
//# sourceMappingURL=checks.js.map