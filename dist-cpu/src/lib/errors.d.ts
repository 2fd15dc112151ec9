/**
 * One error class for the whole project. A code says what went wrong, `fix` says what to do about
 * it, and the table below is the only place where codes, exit codes and fixes are written down:
 * README.md documents it and `test/unit/docs.test.ts` compares the two.
 */
/** What the process exits with. 128+n is used for signals. */
export declare const EXIT: {
    readonly OK: 0;
    readonly BUG: 1;
    readonly INPUT: 2;
    readonly NETWORK: 3;
    readonly STORAGE: 4;
};
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
export declare const ERRORS: {
    readonly INVALID_KEY: {
        readonly exit: 2;
        readonly meaning: "A key is not what it should be: wrong length, or not hexadecimal.";
        readonly fix: "Keys are 32 bytes, written as 64 hexadecimal characters.";
    };
    readonly PROJECT_KEY_GIVEN: {
        readonly exit: 2;
        readonly meaning: "A secret project key was given where a public discovery key belongs.";
        readonly fix: "Use the discovery key the message prints. Never send a project key anywhere.";
    };
    readonly INVALID_PROJECT_FILE: {
        readonly exit: 2;
        readonly meaning: "A project file is not valid JSON, or a field is missing or malformed.";
        readonly fix: "Compare it with `mapeo-web projects add --help`; nothing was added.";
    };
    readonly INVALID_BOOTSTRAP_LIST: {
        readonly exit: 2;
        readonly meaning: "A bootstrap list cannot be read or has a bad entry.";
        readonly fix: "Correct the entry the message names; see bootstrap-nodes.schema.json.";
    };
    readonly INVALID_LINK: {
        readonly exit: 2;
        readonly meaning: "A link is not complete or not well formed.";
        readonly fix: "Copy the whole line that `mapeo-web link` printed, in quotes. Nothing was done.";
    };
    readonly TOKEN_REFUSED: {
        readonly exit: 2;
        readonly meaning: "The one-time token of a link is used up, expired, revoked or of another kind.";
        readonly fix: "Ask the operator of the peer for a new link.";
    };
    readonly TOKEN_NOT_FOUND: {
        readonly exit: 2;
        readonly meaning: "No token has this id.";
        readonly fix: "List the tokens with `mapeo-web tokens`.";
    };
    readonly INVALID_HOST: {
        readonly exit: 2;
        readonly meaning: "The public host of a bootstrap node is not a usable IPv4 address.";
        readonly fix: "Give the public IPv4 address of this machine; a DHT node id is derived from it.";
    };
    readonly INVALID_CONFIG: {
        readonly exit: 2;
        readonly meaning: "A setting has a bad value.";
        readonly fix: "Correct the flag, environment variable or file entry the message names.";
    };
    readonly UNBINDABLE_ADDRESS: {
        readonly exit: 2;
        readonly meaning: "The address to bind is not an address of this machine.";
        readonly fix: "Leave --bind out, or give an address that `ip addr` lists.";
    };
    readonly PORT_IN_USE: {
        readonly exit: 2;
        readonly meaning: "Another program is using the UDP port.";
        readonly fix: "Stop the other program or choose another --port.";
    };
    readonly PROJECT_NOT_FOUND: {
        readonly exit: 2;
        readonly meaning: "No hosted project matches the id.";
        readonly fix: "List the hosted projects with `mapeo-web projects list`.";
    };
    readonly PROJECT_AMBIGUOUS: {
        readonly exit: 2;
        readonly meaning: "More than one hosted project starts with the given prefix.";
        readonly fix: "Give more characters of the project id or discovery key.";
    };
    readonly PAIRING_OPEN: {
        readonly exit: 2;
        readonly meaning: "A pairing window is open already; there is one at a time.";
        readonly fix: "Use that one, or end it with Ctrl-C where it was opened.";
    };
    readonly INVITE_NOT_FOUND: {
        readonly exit: 2;
        readonly meaning: "No such invite is waiting for an answer.";
        readonly fix: "It was answered or taken back, or its window ended. Send a new invite from the app.";
    };
    readonly INVITE_FAILED: {
        readonly exit: 3;
        readonly meaning: "An invite was accepted, but the project could not be taken over.";
        readonly fix: "Keep the inviting device near and its app open, and send the invite again.";
    };
    readonly NO_TERMINAL: {
        readonly exit: 2;
        readonly meaning: "A command has a question, and there is no terminal to ask it on.";
        readonly fix: "Run it in a terminal, or answer in advance with the flag the message names.";
    };
    readonly PROJECT_KEYS_DIFFER: {
        readonly exit: 2;
        readonly meaning: "The project is hosted already, with other encryption keys.";
        readonly fix: "Check where the keys came from. Remove the project first if the new ones are right.";
    };
    readonly NO_PEERS_FOUND: {
        readonly exit: 3;
        readonly meaning: "Nobody announces this discovery key on the network that was asked.";
        readonly fix: "Check that a peer hosts the project and that both use the same bootstrap nodes.";
    };
    readonly NO_BOOTSTRAP_ALIVE: {
        readonly exit: 3;
        readonly meaning: "None of the bootstrap nodes answered.";
        readonly fix: "Check this machine’s internet connection and firewall (UDP), then the list.";
    };
    readonly ENGINE_NOT_INSTALLED: {
        readonly exit: 2;
        readonly meaning: "Projects of Mapeo 8 need packages that are not installed.";
        readonly fix: "Install them beside mapeo-web: `npm ci --include=optional`, and look there for what could not be built. Without them everything else works.";
    };
    readonly NOT_IN_MAPEO8: {
        readonly exit: 2;
        readonly meaning: "Projects of Mapeo 8 cannot do this: they have no roles, and the peer does not read their data.";
        readonly fix: "Use an app of the project for it; the peer keeps and passes on what devices have.";
    };
    readonly BOOTSTRAPS_DOWN: {
        readonly exit: 3;
        readonly meaning: "A quarter of the bootstrap list, or more, cannot be joined through.";
        readonly fix: "Tell the maintainers of the nodes that the message names, or take those off the list.";
    };
    readonly CONNECTION_LOST: {
        readonly exit: 3;
        readonly meaning: "A connection ended before its work was done.";
        readonly fix: "Try again; clients of the library reconnect by themselves.";
    };
    readonly TIMEOUT: {
        readonly exit: 3;
        readonly meaning: "The other side did not answer in time.";
        readonly fix: "Try again; check that it runs and that UDP passes.";
    };
    readonly REMOTE_REFUSED: {
        readonly exit: 3;
        readonly meaning: "The remote peer was reached and does not do what was asked.";
        readonly fix: "The message has its answer; ask its operator.";
    };
    readonly NOT_HOSTED: {
        readonly exit: 3;
        readonly meaning: "The remote peer does not host this project (handshake answer).";
        readonly fix: "Ask its operator to add the project.";
    };
    readonly AUTH_FAILED: {
        readonly exit: 3;
        readonly meaning: "One side does not know the project key (handshake answer).";
        readonly fix: "Check the project key; a false announcer also looks like this.";
    };
    readonly BUSY: {
        readonly exit: 3;
        readonly meaning: "The remote peer serves as many as it can (handshake answer).";
        readonly fix: "Wait as long as the answer says; the library does so by itself.";
    };
    readonly STORAGE_FULL: {
        readonly exit: 4;
        readonly meaning: "There is too little room on the peer’s disk to take anything new (also a handshake answer).";
        readonly fix: "Make room, or lower --min-free-space; if the peer is another’s, tell its operator. What it has it goes on serving.";
    };
    readonly PROJECT_UNUSABLE: {
        readonly exit: 4;
        readonly meaning: "A hosted project cannot be opened: its files are damaged or missing. The others go on.";
        readonly fix: "Restore the storage directory from a backup. Without one, where other devices have the project: `mapeo-web projects remove ID --delete-data`, and add it again: it syncs anew. If it still cannot be opened, have a new peer (another --storage) host it.";
    };
    readonly VERSION: {
        readonly exit: 3;
        readonly meaning: "The two sides speak no common version of the handshake (handshake answer).";
        readonly fix: "Update the older of the two.";
    };
    readonly STORAGE_LOCKED: {
        readonly exit: 4;
        readonly meaning: "Another process is using the storage directory.";
        readonly fix: "Stop the process whose pid the message names, or use another --storage.";
    };
    readonly STORAGE_UNUSABLE: {
        readonly exit: 4;
        readonly meaning: "The storage directory cannot be read or written.";
        readonly fix: "Check the path, its owner and its permissions, and the free space.";
    };
    readonly NO_IDENTITY: {
        readonly exit: 4;
        readonly meaning: "There is no peer in the storage directory yet.";
        readonly fix: "Check --storage; a peer begins with `mapeo-web announce`.";
    };
    readonly ROOT_KEY_UNREADABLE: {
        readonly exit: 4;
        readonly meaning: "The identity file `root-key` is there but cannot be used.";
        readonly fix: "Restore it from a backup. It is never replaced: a new one would be a new identity.";
    };
    readonly DATABASE_UNUSABLE: {
        readonly exit: 4;
        readonly meaning: "The database `host.db` is damaged.";
        readonly fix: "Restore it from a backup. Without a backup, move `host.db`, `host.db-wal` and `host.db-shm` away: `mapeo-web adopt` makes it anew. See docs/troubleshooting.md.";
    };
    readonly NOT_ADOPTED: {
        readonly exit: 4;
        readonly meaning: "The storage directory has projects, but no `host.db`: it is a CoMapeo Cloud’s.";
        readonly fix: "See what taking it over would change: `mapeo-web adopt --dry-run`.";
    };
    readonly NOT_CLOUD_STORAGE: {
        readonly exit: 2;
        readonly meaning: "The directory to adopt is not the storage of a CoMapeo Cloud.";
        readonly fix: "Give the directory that CoMapeo Cloud has as STORAGE_DIR; it holds `root-key`, `core` and `db`.";
    };
    readonly ALREADY_ADOPTED: {
        readonly exit: 2;
        readonly meaning: "The directory to adopt is a Mapeo Web peer’s already.";
        readonly fix: "Run `mapeo-web announce` on it, or give it back with `mapeo-web adopt --undo`.";
    };
    readonly NOT_CONFIRMED: {
        readonly exit: 2;
        readonly meaning: "The command asks before it changes anything, and nobody agreed.";
        readonly fix: "Type the word it asks for, or give --yes where no terminal is.";
    };
    readonly CONTROL_FAILED: {
        readonly exit: 4;
        readonly meaning: "The running daemon could not be reached over its control socket.";
        readonly fix: "Check that the daemon runs and that you are the same user.";
    };
    readonly NOT_RUNNING: {
        readonly exit: 4;
        readonly meaning: "No daemon is running on the storage directory.";
        readonly fix: "Start it with `mapeo-web announce`.";
    };
    readonly STORAGE_NEWER: {
        readonly exit: 4;
        readonly meaning: "A newer version of mapeo-web wrote the storage directory.";
        readonly fix: "Install that version or a later one; nothing was changed. To go back, restore the backup made before the upgrade: see docs/upgrading.md.";
    };
    readonly NODE_TOO_OLD: {
        readonly exit: 2;
        readonly meaning: "The Node.js that runs mapeo-web is older than 20.12.";
        readonly fix: "Install a newer one, https://nodejs.org/en/download, and see that it comes first in PATH.";
    };
    readonly TOO_FEW_DESCRIPTORS: {
        readonly exit: 2;
        readonly meaning: "The process may not open as many files as it needs.";
        readonly fix: "Raise the limit: `ulimit -n 4096` in the shell, LimitNOFILE= in the unit, --ulimit nofile= with Docker.";
    };
    readonly NOTIFY_FAILED: {
        readonly exit: 3;
        readonly meaning: "The webhook of --notify-url did not take the message.";
        readonly fix: "Check the address and what the server behind it logs; docs/notifications.md says what it is sent.";
    };
    readonly NETWORK_UNFIT: {
        readonly exit: 3;
        readonly meaning: "`mapeo-web doctor` found that something is wrong with the network.";
        readonly fix: "Do what the lines with a cross suggest; docs/doctor.md has every verdict.";
    };
    readonly MACHINE_UNFIT: {
        readonly exit: 4;
        readonly meaning: "`mapeo-web doctor` found that something is wrong with this machine, or its storage directory.";
        readonly fix: "Do what the lines with a cross suggest; docs/doctor.md has every verdict.";
    };
    readonly BACKUP_DAMAGED: {
        readonly exit: 4;
        readonly meaning: "A backup is not whole: it was cut short, or changed since it was made.";
        readonly fix: "Use another copy of it, or an older backup. Nothing was restored.";
    };
    readonly BACKUP_FOREIGN: {
        readonly exit: 2;
        readonly meaning: "The file is no backup of mapeo-web.";
        readonly fix: "Give a file that `mapeo-web backup` wrote. Nothing was restored.";
    };
    readonly BACKUP_NEWER: {
        readonly exit: 2;
        readonly meaning: "A newer version of mapeo-web made the backup, in a form unknown to this one.";
        readonly fix: "Install the newer version here, and restore with it. Nothing was restored.";
    };
    readonly BACKUP_FAILED: {
        readonly exit: 4;
        readonly meaning: "A backup could not be made. No file was left that passes for one.";
        readonly fix: "Do what the message says, and make it again.";
    };
    readonly WRONG_PASSPHRASE: {
        readonly exit: 2;
        readonly meaning: "The backup is encrypted, and the passphrase is missing or another one.";
        readonly fix: "Give the passphrase that it was made with: on the terminal, or with --passphrase-file. Without it nobody can restore this backup.";
    };
    readonly STORAGE_NOT_EMPTY: {
        readonly exit: 2;
        readonly meaning: "A backup is restored into an empty directory only, and this one is not.";
        readonly fix: "Give another --storage, or move what is there away. Nothing was changed.";
    };
    readonly RESTORE_UNFINISHED: {
        readonly exit: 4;
        readonly meaning: "A restore into the storage directory was cut short: what is there is a part.";
        readonly fix: "Run `mapeo-web restore FILE` again with the same --storage: it begins anew.";
    };
    readonly STORAGE_MOVED: {
        readonly exit: 4;
        readonly meaning: "The peer moved to another place with `mapeo-web backup --move`.";
        readonly fix: "Run it there. Only if it was never started there: delete `moved.json` here, then start.";
    };
    readonly IDENTITY_IN_USE: {
        readonly exit: 3;
        readonly meaning: "Another machine runs with the identity that was restored here.";
        readonly fix: "Stop the peer there for good, then start this one. Never run both: they would write two histories of one device, and the devices of its projects accept one alone.";
    };
    readonly DEMO_FAILED: {
        readonly exit: 1;
        readonly meaning: "A step of the demonstration did not finish.";
        readonly fix: "Run it again with --log-level debug and report what it prints.";
    };
    readonly INTERNAL: {
        readonly exit: 1;
        readonly meaning: "A mistake in mapeo-web.";
        readonly fix: "Please report it with what the command printed.";
    };
};
export type ErrorCode = keyof typeof ERRORS;
export interface MapeoWebErrorOptions extends ErrorOptions {
    /** Replaces the table's fix where the place that throws knows better. */
    fix?: string;
    /** With `BUSY`: how long to wait before trying again, in milliseconds. */
    retryAfterMs?: number;
}
/** An error whose `message` is `CODE: detail`. */
export declare class MapeoWebError extends Error {
    readonly code: ErrorCode;
    readonly detail: string;
    readonly fix: string;
    readonly exitCode: ExitCode;
    readonly retryAfterMs: number | undefined;
    constructor(code: ErrorCode, detail: string, options?: MapeoWebErrorOptions);
}
export declare function isErrorCode(value: unknown): value is ErrorCode;
/** The `code` of any error, as Node and the Hypercore family set it. */
export declare function codeOf(error: unknown): string | undefined;
/**
 * A text without whole keys. The engine names files by project keys, which are secret, and Node puts
 * the paths of files into its errors.
 */
export declare function withoutKeys(text: string): string;
export declare function asError(value: unknown): Error;
