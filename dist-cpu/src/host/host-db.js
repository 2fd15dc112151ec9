/**
 * `host.db`: what this peer hosts and whom it lets add more. SQLite in WAL mode, so that a command
 * can read while the daemon writes. Nothing in it decrypts a project.
 */
import Database from 'better-sqlite3';
import { asError, MapeoWebError } from '../lib/errors.js';
import { assertSound } from '../lib/sqlite-check.js';
import { version } from '../lib/version.js';
/**
 * What each format adds to the one before; the file's `user_version` is the last one applied. A
 * newer file is refused, an older one migrated. Append only.
 */
const MIGRATIONS = [
    `CREATE TABLE project (
    project_id TEXT PRIMARY KEY,
    discovery_key BLOB NOT NULL UNIQUE CHECK (length(discovery_key) = 32),
    handshake_psk BLOB NOT NULL CHECK (length(handshake_psk) = 32),
    name TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    last_sync_at INTEGER,
    last_announced_at INTEGER,
    records INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID`,
    `ALTER TABLE project ADD COLUMN state TEXT NOT NULL DEFAULT 'active'
    CHECK (state IN ('active', 'blocked'));
  CREATE TABLE token (
    token_id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('add', 'join')),
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    used_for TEXT
  ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE partner (
    device_id TEXT PRIMARY KEY CHECK (length(device_id) = 64),
    added_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
    // What was announced, so that a restart goes on where the cycle stands.
    `ALTER TABLE project ADD COLUMN reachable INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE project ADD COLUMN announce_stamp TEXT`,
    `CREATE TABLE known_device (
    device_id TEXT PRIMARY KEY CHECK (length(device_id) = 64),
    last_proved_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
    // Which engine has the project.
    `ALTER TABLE project ADD COLUMN protocol TEXT NOT NULL DEFAULT 'comapeo'
    CHECK (protocol IN ('comapeo', 'mapeo8'))`,
];
/** The format that this version writes; it reads older ones. */
export const HOST_DB_FORMAT = MIGRATIONS.length;
/**
 * @param file a path, or `:memory:`
 * @throws `DATABASE_UNUSABLE`, `STORAGE_NEWER`, and leaves the file as it is
 */
export function openHostDb(file) {
    let db;
    try {
        if (file !== ':memory:')
            assertSound(file, { table: 'project' });
        db = new Database(file);
        // Before anything is written, the journal mode too.
        assertNotNewer(db, file);
        db.pragma('journal_mode = WAL');
        // Two connections to one file happen: a command reads while the daemon writes.
        db.pragma('busy_timeout = 5000');
        migrate(db);
        return db;
    }
    catch (error) {
        db?.close();
        if (error instanceof MapeoWebError)
            throw error;
        throw new MapeoWebError('DATABASE_UNUSABLE', `${file}: ${asError(error).message}`, {
            cause: error,
        });
    }
}
function assertNotNewer(db, file) {
    const format = formatOf(db);
    if (format <= MIGRATIONS.length)
        return;
    throw new MapeoWebError('STORAGE_NEWER', `${file} has format ${format}; this is version ${version}, which knows formats up to ${MIGRATIONS.length}`);
}
function formatOf(db) {
    return db.pragma('user_version', { simple: true });
}
function migrate(db) {
    db.transaction(() => {
        const format = formatOf(db);
        if (format === MIGRATIONS.length)
            return;
        for (const migration of MIGRATIONS.slice(format))
            db.exec(migration);
        db.pragma(`user_version = ${MIGRATIONS.length}`);
    }).immediate();
}
//# sourceMappingURL=host-db.js.map