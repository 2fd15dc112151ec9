/**
 * Every setting once: its flag, environment variable, default, parser and help stand on one line
 * and cannot drift apart. Flags win over the environment, which wins over the configuration file
 * (`--config`), which wins over the defaults.
 */
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { DEFAULT_ALLOWED_PROJECTS, parseAllowedProjects } from './allowed-projects.js';
import { parseBaseUrl } from './base-url.js';
import { DEFAULT_MIN_FREE_BYTES } from './disk-space.js';
import { asError, MapeoWebError } from './errors.js';
import { LOG_LEVELS } from './logger.js';
import { parseNotifyUrl } from './notify-url.js';
import { sizeOption } from './size.js';
export function defaultStorageDir() {
    const data = process.env.XDG_DATA_HOME ?? path.join(os.homedir(), '.local', 'share');
    return path.join(data, 'mapeo-web');
}
/** Registered to nobody, and below those that systems give out by themselves. */
const DEFAULT_UI_PORT = 4973;
const MAX_NAME_CHARS = 200;
/** A parser for commander. */
export function wholeNumber(min, max) {
    return (text) => {
        const value = Number(text);
        if (!/^\d+$/.test(text) || value < min || value > max) {
            throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
        }
        return value;
    };
}
/** CoMapeo shows it, and takes no empty one. */
function deviceName(text) {
    const name = text.trim();
    if (name === '' || name.length > MAX_NAME_CHARS) {
        throw new InvalidArgumentError(`It must have 1 to ${MAX_NAME_CHARS} characters.`);
    }
    return name;
}
// prettier-ignore
export const SETTINGS = {
    json: () => new Option('--json', 'print one JSON object per line on stdout and nothing else').env('MAPEO_WEB_JSON').default(false),
    logLevel: () => new Option('--log-level <level>', 'how much to log on stderr').env('MAPEO_WEB_LOG_LEVEL').choices(LOG_LEVELS).default('info'),
    config: () => new Option('--config <file>', 'a JSON file with settings, named as the flags without dashes ("logLevel")').env('MAPEO_WEB_CONFIG'),
    storage: () => new Option('--storage <dir>', 'where identity, projects and state are kept').env('MAPEO_WEB_STORAGE').default(defaultStorageDir(), '~/.local/share/mapeo-web'),
    bootstrap: () => new Option('--bootstrap <host:port,…>', 'bootstrap nodes to join through; "none" starts a network of its own').env('MAPEO_WEB_BOOTSTRAP'),
    bootstrapFile: () => new Option('--bootstrap-file <file>', 'a bootstrap list (default: the shipped bootstrap-nodes.json)').env('MAPEO_WEB_BOOTSTRAP_FILE'),
    host: () => new Option('--host <ipv4>', 'the public IPv4 address others reach this node at').env('MAPEO_WEB_HOST'),
    bind: () => new Option('--bind <ip>', 'the local address to bind').env('MAPEO_WEB_BIND').default('0.0.0.0'),
    bootstrapPort: () => new Option('--port <n>', 'the UDP port, the same outside as inside').env('MAPEO_WEB_PORT').default(49737).argParser(wholeNumber(1, 65535)),
    maxRequestsPerSecond: () => new Option('--max-requests-per-second <n>', 'what one address may ask of the node, in pings; a lookup counts 3, an announcement 5 (0: no limits)').env('MAPEO_WEB_MAX_REQUESTS_PER_SECOND').default(2000).argParser(wholeNumber(0, 1_000_000)),
    port: () => new Option('--port <n>', 'the UDP port of the DHT (0: any free one)').env('MAPEO_WEB_PORT').default(0).argParser(wholeNumber(0, 65535)),
    idleCloseMs: () => new Option('--idle-close-ms <ms>', 'close a project this long after its last connection').env('MAPEO_WEB_IDLE_CLOSE_MS').default(60_000).argParser(wholeNumber(0, 86_400_000)),
    maxOpenProjects: () => new Option('--max-open-projects <n>', 'how many projects may be open at once (default: as many as file descriptors allow, at most 256)').env('MAPEO_WEB_MAX_OPEN_PROJECTS').argParser(wholeNumber(1, 10_000)),
    minFreeSpace: () => new Option('--min-free-space <size>', 'take nothing new while less than this is free on the disk (0: never mind)').env('MAPEO_WEB_MIN_FREE_SPACE').default(DEFAULT_MIN_FREE_BYTES, '512MB').argParser(sizeOption),
    maxConnections: () => new Option('--max-connections <n>', 'how many connections to serve at once').env('MAPEO_WEB_MAX_CONNECTIONS').default(256).argParser(wholeNumber(1, 65535)),
    name: () => new Option('--name <text>', 'the name this peer shows in projects (default: the one it has, or "Mapeo Web")').env('MAPEO_WEB_NAME').argParser(deviceName),
    httpPort: () => new Option('--http-port <n>', 'answer the HTTP API of CoMapeo Cloud on this TCP port (0: any free one)').env('MAPEO_WEB_HTTP_PORT').argParser(wholeNumber(0, 65535)),
    httpBind: () => new Option('--http-bind <ip>', 'the local address of the HTTP port (default: as --bind)').env('MAPEO_WEB_HTTP_BIND'),
    baseUrl: () => new Option('--base-url <url>', 'the public address of the HTTP API, written into projects for apps to go to').env('MAPEO_WEB_BASE_URL').argParser(parseBaseUrl),
    allowedProjects: () => new Option('--allowed-projects <n|ids>', 'how many projects apps may add over HTTP in all, or the ids of those they may').env('MAPEO_WEB_ALLOWED_PROJECTS').default(DEFAULT_ALLOWED_PROJECTS).argParser(parseAllowedProjects),
    bearerTokenFile: () => new Option('--bearer-token-file <file>', 'the token that tools read projects with (default: bearer-token in the storage directory, made when missing)').env('MAPEO_WEB_BEARER_TOKEN_FILE'),
    mapeo8Http: () => new Option('--mapeo8-http', 'answer clients of the Mapeo Web before this one on --http-port, with the bearer token').env('MAPEO_WEB_MAPEO8_HTTP').default(false),
    trustProxy: () => new Option('--trust-proxy', 'believe X-Forwarded-For: only behind a reverse proxy that sets it').env('MAPEO_WEB_TRUST_PROXY').default(false),
    localNetwork: () => new Option('--local-network', 'stay visible to CoMapeo devices nearby all the time, not only while pairing').env('MAPEO_WEB_LOCAL_NETWORK').default(false),
    localPort: () => new Option('--local-port <n>', 'the TCP port for devices nearby (0: any free one)').env('MAPEO_WEB_LOCAL_PORT').default(0).argParser(wholeNumber(0, 65535)),
    relay: () => new Option('--relay [who]', 'pass on the packets of devices that cannot reach one another: of "members" (devices that proved to know the key of a hosted project) or "anyone" (default: of nobody)').env('MAPEO_WEB_RELAY').choices(['members', 'anyone']).preset('members'),
    relayMaxSessions: () => new Option('--relay-max-sessions <n>', 'how many pairs of devices to relay at once').env('MAPEO_WEB_RELAY_MAX_SESSIONS').default(32).argParser(wholeNumber(1, 10_000)),
    relayBandwidth: () => new Option('--relay-bandwidth <kbit/s>', 'how much to relay, of all pairs together, in kilobits per second').env('MAPEO_WEB_RELAY_BANDWIDTH').default(10_000).argParser(wholeNumber(64, 10_000_000)),
    notifyUrl: () => new Option('--notify-url <url>', 'post what goes wrong, as JSON, to this address (it may hold a secret: rather set it in the environment or the configuration file)').env('MAPEO_WEB_NOTIFY_URL').argParser(parseNotifyUrl),
    notifySecretFile: () => new Option('--notify-secret-file <file>', 'sign what is posted with the secret in this file').env('MAPEO_WEB_NOTIFY_SECRET_FILE'),
    ui: () => new Option('--no-ui', 'no status page (in the environment: false)').env('MAPEO_WEB_UI'),
    uiPort: () => new Option('--ui-port <n>', 'the TCP port of the status page (0, or where it is taken: any free one)').env('MAPEO_WEB_UI_PORT').default(DEFAULT_UI_PORT).argParser(wholeNumber(0, 65535)),
    uiBind: () => new Option('--ui-bind <ip>', 'the local address of the status page; others than loopback need --ui-password-file').env('MAPEO_WEB_UI_BIND').default('127.0.0.1'),
    uiPasswordFile: () => new Option('--ui-password-file <file>', 'who opens the status page must know the password in this file').env('MAPEO_WEB_UI_PASSWORD_FILE'),
    handshakeOnly: () => new Option('--handshake-only', 'refuse clients that replicate without the Mapeo Web handshake').env('MAPEO_WEB_HANDSHAKE_ONLY').default(false),
};
export function addSettings(command, names) {
    for (const name of [...names, 'json', 'logLevel', 'config']) {
        command.addOption(SETTINGS[name]());
    }
    return command;
}
/** What the environment says of a yes-or-no setting. @throws `INVALID_CONFIG` */
export function environmentFlag(name) {
    const value = process.env[name]?.trim().toLowerCase() ?? '';
    if (['1', 'true', 'yes', 'on'].includes(value))
        return true;
    if (['', '0', 'false', 'no', 'off'].includes(value))
        return false;
    throw new MapeoWebError('INVALID_CONFIG', `${name} must be true or false, not "${value}"`);
}
/**
 * Finishes what commander began. Commander takes any value of a yes-or-no environment variable for
 * yes, and knows no configuration file: its entries serve where neither a flag nor the environment
 * gave a value. Entries that the command does not have are left alone: one file serves them all.
 * @throws `INVALID_CONFIG`, naming the variable, or the file and the entry
 */
export function resolveSettings(command) {
    for (const option of command.options) {
        const name = option.attributeName();
        if (!isFlag(option) || option.envVar === undefined)
            continue;
        const said = command.getOptionValueSource(name);
        if (said !== 'cli' && process.env[option.envVar] !== undefined) {
            command.setOptionValueWithSource(name, environmentFlag(option.envVar), 'env');
        }
    }
    const file = command.opts().config;
    if (file === undefined)
        return;
    const entries = readConfig(file);
    for (const option of command.options) {
        const name = option.attributeName();
        const source = command.getOptionValueSource(name);
        if (!Object.hasOwn(entries, name) || source === 'cli' || source === 'env')
            continue;
        command.setOptionValueWithSource(name, parseEntry(option, entries[name], file), 'config');
    }
}
/** Yes or no, `--no-…` too, which commander does not count among them. */
function isFlag(option) {
    return option.isBoolean() || option.negate;
}
function parseEntry(option, value, file) {
    const name = option.attributeName();
    const bad = (why) => new MapeoWebError('INVALID_CONFIG', `"${name}" in ${file} ${why}`);
    if (isFlag(option)) {
        if (typeof value !== 'boolean')
            throw bad('must be true or false');
        return value;
    }
    if (typeof value !== 'string' && typeof value !== 'number')
        throw bad('must be text or a number');
    if (option.argChoices && !option.argChoices.includes(String(value))) {
        throw bad(`must be one of ${option.argChoices.join(', ')}`);
    }
    if (!option.parseArg)
        return String(value);
    try {
        return option.parseArg(String(value), undefined);
    }
    catch (error) {
        throw bad(`is not valid. ${asError(error).message}`);
    }
}
function readConfig(file) {
    let parsed;
    try {
        parsed = JSON.parse(readFileSync(file, 'utf8'));
    }
    catch (error) {
        throw new MapeoWebError('INVALID_CONFIG', `${file}: ${withoutExcerpt(asError(error))}`, {
            cause: error,
        });
    }
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
        throw new MapeoWebError('INVALID_CONFIG', `${file} must hold one JSON object`);
    }
    return parsed;
}
/** Node shows some characters of the file around the mistake, and they may be those of a secret. */
function withoutExcerpt({ message }) {
    return message.replace(/, (\.\.\.)?"[^]*"(\.\.\.)? is not valid JSON$/, ' is not valid JSON');
}
//# sourceMappingURL=settings.js.map