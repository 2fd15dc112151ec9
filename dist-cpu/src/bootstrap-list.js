/**
 * DISCOVERY: the list of bootstrap nodes through which a network is joined.
 *
 * Receives what the user gave (`--bootstrap`, `--bootstrap-file`) or the shipped
 * `bootstrap-nodes.json`, and hands on addresses in the form HyperDHT takes. Everything is checked
 * here: HyperDHT would take a bad entry without a word, and then wait for it in every query.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { asError, MapeoWebError } from './lib/errors.js';
import { ipv4Scope } from './lib/ipv4.js';
export const SHIPPED_LIST = fileURLToPath(new URL('../../bootstrap-nodes.json', import.meta.url));
/** An IPv4 address, or a name whose last label has a letter: `999.1.1.1` is neither. */
const HOST = /^(?:(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}|(?=.{1,253}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*(?=[0-9-]*[A-Za-z])[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)$/;
/** `host:port`, or HyperDHT's `ip@host:port`. */
const FLAG_ENTRY = /^(?:(?<ip>[^@:]*)@)?(?<host>[^@:]+):(?<port>\d+)$/;
const NETWORK_ID_CHARS = 16;
const MAX_ISSUES_SHOWN = 5;
const text = (what) => z.string({ error: (issue) => (issue.input === undefined ? 'is missing' : `must be ${what}`) });
const usable = (address) => ipv4Scope(address) !== 'unusable';
const port = z
    .number({ error: (issue) => (issue.input === undefined ? 'is missing' : 'must be a number') })
    .int('must be a whole number')
    .min(1, 'must be from 1 to 65535')
    .max(65535, 'must be from 1 to 65535');
export const bootstrapEntrySchema = z
    .strictObject({
    host: text('text')
        .regex(HOST, 'must be an IPv4 address or a host name')
        .refine(usable, 'is an address no node can have')
        .describe('The public IPv4 address of the node, or a host name that resolves to it.'),
    port: port.describe('The UDP port of the node, the same outside as inside.'),
    suggestedIp: z
        .ipv4('must be an IPv4 address')
        .refine(usable, 'is an address no node can have')
        .optional()
        .describe('The IPv4 address behind the host name: tried first, the name if it is silent.'),
    maintainer: text('text')
        .trim()
        .min(1, 'must not be empty')
        .describe('Who runs the node and can be asked about it.'),
    since: z.iso
        .date({
        error: (issue) => issue.input === undefined ? 'is missing' : 'must be a date as 2026-01-31',
    })
        .describe('The day the node was added to this list.'),
})
    .describe('One bootstrap node.');
export const bootstrapListSchema = z
    .strictObject({
    $schema: text('text').optional().describe('Where this schema is, for editors.'),
    network: text('text')
        .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and dashes')
        .describe('The name of the network that these nodes are one of. For people alone.'),
    source: text('text').optional().describe('Where the entries were taken from.'),
    nodes: z
        .array(bootstrapEntrySchema, {
        error: (issue) => (issue.input === undefined ? 'is missing' : 'must be an array'),
    })
        .min(1, 'is empty: a list needs at least one node')
        .describe('The nodes. One that is alive is enough to join.'),
})
    .describe('A list of bootstrap nodes of mapeo-web.');
/** @throws `INVALID_BOOTSTRAP_LIST`, naming the file and the entry (`nodes[2].port: …`). */
export function loadBootstrapList(file) {
    let parsed;
    try {
        parsed = JSON.parse(readFileSync(file, 'utf8'));
    }
    catch (error) {
        throw invalid(file, [asError(error).message], error);
    }
    const result = bootstrapListSchema.safeParse(parsed);
    if (!result.success)
        throw invalid(file, result.error.issues.map(describeIssue));
    rejectDuplicates(result.data.nodes, file, (index) => `nodes[${index}]`);
    return result.data;
}
/**
 * One entry that somebody wants to add to the list. "-" is the standard input.
 * @throws `INVALID_BOOTSTRAP_LIST`, naming the file and the field
 */
export function loadBootstrapEntry(file) {
    let parsed;
    try {
        parsed = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
    }
    catch (error) {
        throw invalid(file, [asError(error).message], error);
    }
    const result = bootstrapEntrySchema.safeParse(parsed);
    if (!result.success)
        throw invalid(file, result.error.issues.map(describeIssue));
    return result.data;
}
/**
 * The network to join: `--bootstrap` wins over `--bootstrap-file`, which wins over the shipped
 * list. No nodes at all means `--bootstrap none`, and is never the outcome of leaving it out.
 * @throws `INVALID_BOOTSTRAP_LIST`, naming the source and the entry.
 */
export function resolveBootstrap(options) {
    if (options.bootstrap !== undefined)
        return fromFlag(options.bootstrap);
    const file = options.bootstrapFile ?? SHIPPED_LIST;
    return resolved(loadBootstrapList(file).nodes, file);
}
/** The network that a list names, as `resolveBootstrap` gives it. */
export function resolveBootstrapList(file) {
    return resolveBootstrap({ bootstrapFile: file });
}
/** `host:port`, or `ip@host:port` where an address is suggested. */
export function toDhtAddress({ host, port, suggestedIp }) {
    return `${suggestedIp === undefined ? '' : `${suggestedIp}@`}${host}:${port}`;
}
function fromFlag(value) {
    const source = process.env.MAPEO_WEB_BOOTSTRAP === value ? 'MAPEO_WEB_BOOTSTRAP' : '--bootstrap';
    if (value.trim() === 'none')
        return resolved([], source);
    const entries = value.split(',').map((entry) => entry.trim());
    const nodes = entries.map((entry) => parseFlagEntry(entry, source));
    rejectDuplicates(nodes, source, (index) => `"${entries[index]}"`);
    return resolved(nodes, source);
}
const flagEntrySchema = bootstrapEntrySchema.pick({ host: true, port: true, suggestedIp: true });
function parseFlagEntry(entry, source) {
    const parts = FLAG_ENTRY.exec(entry)?.groups;
    if (!parts)
        throw invalid(source, [`"${entry}" is not host:port`]);
    const { host, port, ip } = parts;
    const suggested = ip === undefined ? {} : { suggestedIp: ip };
    const result = flagEntrySchema.safeParse({ host, port: Number(port), ...suggested });
    if (!result.success) {
        throw invalid(source, result.error.issues.map((issue) => `"${entry}": ${describeIssue(issue)}`));
    }
    return result.data;
}
/** One node under two names is a duplicate too: its id is derived from its address. */
function rejectDuplicates(nodes, source, name) {
    const seen = new Map();
    nodes.forEach((node, index) => {
        for (const host of new Set([node.host.toLowerCase(), node.suggestedIp ?? node.host])) {
            const address = `${host.toLowerCase()}:${node.port}`;
            const first = seen.get(address);
            if (first !== undefined && first !== index) {
                throw invalid(source, [`${name(index)}: is the same node as ${name(first)} (${address})`]);
            }
            seen.set(address, index);
        }
    });
}
function resolved(nodes, source) {
    const addresses = nodes.map(({ host, port, suggestedIp }) => suggestedIp === undefined ? { host, port } : { host, port, suggestedIp });
    const dht = addresses.map(toDhtAddress);
    return { networkId: networkIdOf(addresses), nodes: addresses, source, dht };
}
/** What a cache of known nodes is filed under, so that one network's is never used for another. */
function networkIdOf(nodes) {
    const names = nodes.map(({ host, port }) => `${host.toLowerCase()}:${port}`).sort();
    return createHash('sha256').update(names.join('\n')).digest('hex').slice(0, NETWORK_ID_CHARS);
}
function describeIssue(issue) {
    const where = issue.path.reduce((path, key) => {
        if (typeof key === 'number')
            return `${path}[${key}]`;
        return path === '' ? String(key) : `${path}.${String(key)}`;
    }, '');
    if (issue.code !== 'unrecognized_keys') {
        return where === '' ? issue.message : `${where}: ${issue.message}`;
    }
    const fields = issue.keys.map((key) => `"${key}"`).join(', ');
    return `${where === '' ? 'the list' : where}: unknown field ${fields}`;
}
function invalid(source, issues, cause) {
    const shown = issues.slice(0, MAX_ISSUES_SHOWN);
    if (issues.length > shown.length)
        shown.push(`and ${issues.length - shown.length} more`);
    return new MapeoWebError('INVALID_BOOTSTRAP_LIST', `${source}: ${shown.join('; ')}`, { cause });
}
//# sourceMappingURL=bootstrap-list.js.map