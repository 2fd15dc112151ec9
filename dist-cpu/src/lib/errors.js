/**
 * One error class for the whole project. A code says what went wrong, `fix` says what to do about
 * it, and the table below is the only place where codes, exit codes and fixes are written down:
 * README.md documents it and `test/unit/docs.test.ts` compares the two.
 */
/** What the process exits with. 128+n is used for signals. */
export const EXIT = { OK: 0, BUG: 1, INPUT: 2, NETWORK: 3, STORAGE: 4 };
export const ERRORS = {
    INVALID_KEY: {
        exit: EXIT.INPUT,
        meaning: 'A key is not what it should be: wrong length, or not hexadecimal.',
        fix: 'Keys are 32 bytes, written as 64 hexadecimal characters.',
    },
    PROJECT_KEY_GIVEN: {
        exit: EXIT.INPUT,
        meaning: 'A secret project key was given where a public discovery key belongs.',
        fix: 'Use the discovery key the message prints. Never send a project key anywhere.',
    },
    INVALID_PROJECT_FILE: {
        exit: EXIT.INPUT,
        meaning: 'A project file is not valid JSON, or a field is missing or malformed.',
        fix: 'Compare it with `mapeo-web projects add --help`; nothing was added.',
    },
    INVALID_BOOTSTRAP_LIST: {
        exit: EXIT.INPUT,
        meaning: 'A bootstrap list cannot be read or has a bad entry.',
        fix: 'Correct the entry the message names; see bootstrap-nodes.schema.json.',
    },
    INVALID_LINK: {
        exit: EXIT.INPUT,
        meaning: 'A link is not complete or not well formed.',
        fix: 'Copy the whole line that `mapeo-web link` printed, in quotes. Nothing was done.',
    },
    TOKEN_REFUSED: {
        exit: EXIT.INPUT,
        meaning: 'The one-time token of a link is used up, expired, revoked or of another kind.',
        fix: 'Ask the operator of the peer for a new link.',
    },
    TOKEN_NOT_FOUND: {
        exit: EXIT.INPUT,
        meaning: 'No token has this id.',
        fix: 'List the tokens with `mapeo-web tokens`.',
    },
    INVALID_HOST: {
        exit: EXIT.INPUT,
        meaning: 'The public host of a bootstrap node is not a usable IPv4 address.',
        fix: 'Give the public IPv4 address of this machine; a DHT node id is derived from it.',
    },
    INVALID_CONFIG: {
        exit: EXIT.INPUT,
        meaning: 'A setting has a bad value.',
        fix: 'Correct the flag, environment variable or file entry the message names.',
    },
    UNBINDABLE_ADDRESS: {
        exit: EXIT.INPUT,
        meaning: 'The address to bind is not an address of this machine.',
        fix: 'Leave --bind out, or give an address that `ip addr` lists.',
    },
    PORT_IN_USE: {
        exit: EXIT.INPUT,
        meaning: 'Another program is using the UDP port.',
        fix: 'Stop the other program or choose another --port.',
    },
    PROJECT_NOT_FOUND: {
        exit: EXIT.INPUT,
        meaning: 'No hosted project matches the id.',
        fix: 'List the hosted projects with `mapeo-web projects list`.',
    },
    PROJECT_AMBIGUOUS: {
        exit: EXIT.INPUT,
        meaning: 'More than one hosted project starts with the given prefix.',
        fix: 'Give more characters of the project id or discovery key.',
    },
    PAIRING_OPEN: {
        exit: EXIT.INPUT,
        meaning: 'A pairing window is open already; there is one at a time.',
        fix: 'Use that one, or end it with Ctrl-C where it was opened.',
    },
    INVITE_NOT_FOUND: {
        exit: EXIT.INPUT,
        meaning: 'No such invite is waiting for an answer.',
        fix: 'It was answered or taken back, or its window ended. Send a new invite from the app.',
    },
    INVITE_FAILED: {
        exit: EXIT.NETWORK,
        meaning: 'An invite was accepted, but the project could not be taken over.',
        fix: 'Keep the inviting device near and its app open, and send the invite again.',
    },
    NO_TERMINAL: {
        exit: EXIT.INPUT,
        meaning: 'A command has a question, and there is no terminal to ask it on.',
        fix: 'Run it in a terminal, or answer in advance with the flag the message names.',
    },
    PROJECT_KEYS_DIFFER: {
        exit: EXIT.INPUT,
        meaning: 'The project is hosted already, with other encryption keys.',
        fix: 'Check where the keys came from. Remove the project first if the new ones are right.',
    },
    NO_PEERS_FOUND: {
        exit: EXIT.NETWORK,
        meaning: 'Nobody announces this discovery key on the network that was asked.',
        fix: 'Check that a peer hosts the project and that both use the same bootstrap nodes.',
    },
    NO_BOOTSTRAP_ALIVE: {
        exit: EXIT.NETWORK,
        meaning: 'None of the bootstrap nodes answered.',
        fix: 'Check this machine’s internet connection and firewall (UDP), then the list.',
    },
    ENGINE_NOT_INSTALLED: {
        exit: EXIT.INPUT,
        meaning: 'Projects of Mapeo 8 need packages that are not installed.',
        fix: 'Install them beside mapeo-web: `npm ci --include=optional`, and look there for what could not be built. Without them everything else works.',
    },
    NOT_IN_MAPEO8: {
        exit: EXIT.INPUT,
        meaning: 'Projects of Mapeo 8 cannot do this: they have no roles, and the peer does not read their data.',
        fix: 'Use an app of the project for it; the peer keeps and passes on what devices have.',
    },
    BOOTSTRAPS_DOWN: {
        exit: EXIT.NETWORK,
        meaning: 'A quarter of the bootstrap list, or more, cannot be joined through.',
        fix: 'Tell the maintainers of the nodes that the message names, or take those off the list.',
    },
    CONNECTION_LOST: {
        exit: EXIT.NETWORK,
        meaning: 'A connection ended before its work was done.',
        fix: 'Try again; clients of the library reconnect by themselves.',
    },
    TIMEOUT: {
        exit: EXIT.NETWORK,
        meaning: 'The other side did not answer in time.',
        fix: 'Try again; check that it runs and that UDP passes.',
    },
    REMOTE_REFUSED: {
        exit: EXIT.NETWORK,
        meaning: 'The remote peer was reached and does not do what was asked.',
        fix: 'The message has its answer; ask its operator.',
    },
    NOT_HOSTED: {
        exit: EXIT.NETWORK,
        meaning: 'The remote peer does not host this project (handshake answer).',
        fix: 'Ask its operator to add the project.',
    },
    AUTH_FAILED: {
        exit: EXIT.NETWORK,
        meaning: 'One side does not know the project key (handshake answer).',
        fix: 'Check the project key; a false announcer also looks like this.',
    },
    BUSY: {
        exit: EXIT.NETWORK,
        meaning: 'The remote peer serves as many as it can (handshake answer).',
        fix: 'Wait as long as the answer says; the library does so by itself.',
    },
    STORAGE_FULL: {
        exit: EXIT.STORAGE,
        meaning: 'There is too little room on the peer’s disk to take anything new (also a handshake answer).',
        fix: 'Make room, or lower --min-free-space; if the peer is another’s, tell its operator. What it has it goes on serving.',
    },
    PROJECT_UNUSABLE: {
        exit: EXIT.STORAGE,
        meaning: 'A hosted project cannot be opened: its files are damaged or missing. The others go on.',
        fix: 'Restore the storage directory from a backup. Without one, where other devices have the project: `mapeo-web projects remove ID --delete-data`, and add it again: it syncs anew. If it still cannot be opened, have a new peer (another --storage) host it.',
    },
    VERSION: {
        exit: EXIT.NETWORK,
        meaning: 'The two sides speak no common version of the handshake (handshake answer).',
        fix: 'Update the older of the two.',
    },
    STORAGE_LOCKED: {
        exit: EXIT.STORAGE,
        meaning: 'Another process is using the storage directory.',
        fix: 'Stop the process whose pid the message names, or use another --storage.',
    },
    STORAGE_UNUSABLE: {
        exit: EXIT.STORAGE,
        meaning: 'The storage directory cannot be read or written.',
        fix: 'Check the path, its owner and its permissions, and the free space.',
    },
    NO_IDENTITY: {
        exit: EXIT.STORAGE,
        meaning: 'There is no peer in the storage directory yet.',
        fix: 'Check --storage; a peer begins with `mapeo-web announce`.',
    },
    ROOT_KEY_UNREADABLE: {
        exit: EXIT.STORAGE,
        meaning: 'The identity file `root-key` is there but cannot be used.',
        fix: 'Restore it from a backup. It is never replaced: a new one would be a new identity.',
    },
    DATABASE_UNUSABLE: {
        exit: EXIT.STORAGE,
        meaning: 'The database `host.db` is damaged.',
        fix: 'Restore it from a backup. Without a backup, move `host.db`, `host.db-wal` and `host.db-shm` away: `mapeo-web adopt` makes it anew. See docs/troubleshooting.md.',
    },
    NOT_ADOPTED: {
        exit: EXIT.STORAGE,
        meaning: 'The storage directory has projects, but no `host.db`: it is a CoMapeo Cloud’s.',
        fix: 'See what taking it over would change: `mapeo-web adopt --dry-run`.',
    },
    NOT_CLOUD_STORAGE: {
        exit: EXIT.INPUT,
        meaning: 'The directory to adopt is not the storage of a CoMapeo Cloud.',
        fix: 'Give the directory that CoMapeo Cloud has as STORAGE_DIR; it holds `root-key`, `core` and `db`.',
    },
    ALREADY_ADOPTED: {
        exit: EXIT.INPUT,
        meaning: 'The directory to adopt is a Mapeo Web peer’s already.',
        fix: 'Run `mapeo-web announce` on it, or give it back with `mapeo-web adopt --undo`.',
    },
    NOT_CONFIRMED: {
        exit: EXIT.INPUT,
        meaning: 'The command asks before it changes anything, and nobody agreed.',
        fix: 'Type the word it asks for, or give --yes where no terminal is.',
    },
    CONTROL_FAILED: {
        exit: EXIT.STORAGE,
        meaning: 'The running daemon could not be reached over its control socket.',
        fix: 'Check that the daemon runs and that you are the same user.',
    },
    NOT_RUNNING: {
        exit: EXIT.STORAGE,
        meaning: 'No daemon is running on the storage directory.',
        fix: 'Start it with `mapeo-web announce`.',
    },
    STORAGE_NEWER: {
        exit: EXIT.STORAGE,
        meaning: 'A newer version of mapeo-web wrote the storage directory.',
        fix: 'Install that version or a later one; nothing was changed. To go back, restore the backup made before the upgrade: see docs/upgrading.md.',
    },
    NODE_TOO_OLD: {
        exit: EXIT.INPUT,
        meaning: 'The Node.js that runs mapeo-web is older than 20.12.',
        fix: 'Install a newer one, https://nodejs.org/en/download, and see that it comes first in PATH.',
    },
    TOO_FEW_DESCRIPTORS: {
        exit: EXIT.INPUT,
        meaning: 'The process may not open as many files as it needs.',
        fix: 'Raise the limit: `ulimit -n 4096` in the shell, LimitNOFILE= in the unit, --ulimit nofile= with Docker.',
    },
    NOTIFY_FAILED: {
        exit: EXIT.NETWORK,
        meaning: 'The webhook of --notify-url did not take the message.',
        fix: 'Check the address and what the server behind it logs; docs/notifications.md says what it is sent.',
    },
    NETWORK_UNFIT: {
        exit: EXIT.NETWORK,
        meaning: '`mapeo-web doctor` found that something is wrong with the network.',
        fix: 'Do what the lines with a cross suggest; docs/doctor.md has every verdict.',
    },
    MACHINE_UNFIT: {
        exit: EXIT.STORAGE,
        meaning: '`mapeo-web doctor` found that something is wrong with this machine, or its storage directory.',
        fix: 'Do what the lines with a cross suggest; docs/doctor.md has every verdict.',
    },
    BACKUP_DAMAGED: {
        exit: EXIT.STORAGE,
        meaning: 'A backup is not whole: it was cut short, or changed since it was made.',
        fix: 'Use another copy of it, or an older backup. Nothing was restored.',
    },
    BACKUP_FOREIGN: {
        exit: EXIT.INPUT,
        meaning: 'The file is no backup of mapeo-web.',
        fix: 'Give a file that `mapeo-web backup` wrote. Nothing was restored.',
    },
    BACKUP_NEWER: {
        exit: EXIT.INPUT,
        meaning: 'A newer version of mapeo-web made the backup, in a form unknown to this one.',
        fix: 'Install the newer version here, and restore with it. Nothing was restored.',
    },
    BACKUP_FAILED: {
        exit: EXIT.STORAGE,
        meaning: 'A backup could not be made. No file was left that passes for one.',
        fix: 'Do what the message says, and make it again.',
    },
    WRONG_PASSPHRASE: {
        exit: EXIT.INPUT,
        meaning: 'The backup is encrypted, and the passphrase is missing or another one.',
        fix: 'Give the passphrase that it was made with: on the terminal, or with --passphrase-file. Without it nobody can restore this backup.',
    },
    STORAGE_NOT_EMPTY: {
        exit: EXIT.INPUT,
        meaning: 'A backup is restored into an empty directory only, and this one is not.',
        fix: 'Give another --storage, or move what is there away. Nothing was changed.',
    },
    RESTORE_UNFINISHED: {
        exit: EXIT.STORAGE,
        meaning: 'A restore into the storage directory was cut short: what is there is a part.',
        fix: 'Run `mapeo-web restore FILE` again with the same --storage: it begins anew.',
    },
    STORAGE_MOVED: {
        exit: EXIT.STORAGE,
        meaning: 'The peer moved to another place with `mapeo-web backup --move`.',
        fix: 'Run it there. Only if it was never started there: delete `moved.json` here, then start.',
    },
    IDENTITY_IN_USE: {
        exit: EXIT.NETWORK,
        meaning: 'Another machine runs with the identity that was restored here.',
        fix: 'Stop the peer there for good, then start this one. Never run both: they would write two histories of one device, and the devices of its projects accept one alone.',
    },
    DEMO_FAILED: {
        exit: EXIT.BUG,
        meaning: 'A step of the demonstration did not finish.',
        fix: 'Run it again with --log-level debug and report what it prints.',
    },
    INTERNAL: {
        exit: EXIT.BUG,
        meaning: 'A mistake in mapeo-web.',
        fix: 'Please report it with what the command printed.',
    },
};
/** An error whose `message` is `CODE: detail`. */
export class MapeoWebError extends Error {
    code;
    detail;
    fix;
    exitCode;
    retryAfterMs;
    constructor(code, detail, options = {}) {
        super(`${code}: ${detail}`, options);
        this.name = 'MapeoWebError';
        this.code = code;
        this.detail = detail;
        this.fix = options.fix ?? ERRORS[code].fix;
        this.exitCode = ERRORS[code].exit;
        this.retryAfterMs = options.retryAfterMs;
    }
}
export function isErrorCode(value) {
    return typeof value === 'string' && Object.hasOwn(ERRORS, value);
}
/** The `code` of any error, as Node and the Hypercore family set it. */
export function codeOf(error) {
    if (typeof error !== 'object' || error === null || !('code' in error))
        return undefined;
    return typeof error.code === 'string' ? error.code : undefined;
}
/**
 * A text without whole keys. The engine names files by project keys, which are secret, and Node puts
 * the paths of files into its errors.
 */
export function withoutKeys(text) {
    return text.replace(/[0-9a-f]{64}/gi, (key) => `${key.slice(0, 6)}…`);
}
export function asError(value) {
    return value instanceof Error ? value : new Error(String(value));
}
//# sourceMappingURL=errors.js.map