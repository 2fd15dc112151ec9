/**
 * The DHT nodes seen lately, in `nodes.json`: who has been on the network once can join it again
 * with every bootstrap node dead. Filed by network, because one node that is handed the addresses
 * of two networks merges them.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { systemClock } from './clock.js';
import { asError, codeOf, MapeoWebError } from './errors.js';
import { writeFileAtomic } from './storage.js';
/**
 * For clients and announcers: enough that some live after a week. They are asked whether they do
 * before they are used: a bucket's worth (20) of dead ones would keep the first query from ever
 * asking the bootstrap nodes (dht-rpc 6.27.0, lib/query.js, `_open`).
 */
export const CLIENT_NODES_LIMIT = 40;
/** For bootstrap nodes, which ask every one of them whether it lives before they hand it on. */
export const BOOTSTRAP_NODES_LIMIT = 256;
/** Home connections change their address every few days: what is older is probably gone. */
export const KNOWN_NODES_MAX_AGE_MS = 7 * 24 * 60 * 60 * 1000;
const fileSchema = z.object({
    version: z.literal(1),
    networks: z.record(z.string(), z.object({
        nodes: z.array(z.object({ host: z.ipv4(), port: z.int().min(1).max(65535), seenAt: z.number() })),
    })),
});
export class KnownNodes {
    #file;
    #clock;
    constructor(file, clock = systemClock) {
        this.#file = path.resolve(file);
        this.#clock = clock;
    }
    /** Never fails: a cache that cannot be read is a warning. */
    load(networkId, { limit, maxAgeMs = KNOWN_NODES_MAX_AGE_MS }) {
        const read = this.#read();
        if ('warning' in read)
            return { nodes: [], warning: read.warning };
        const nodes = this.#recent(read.content, networkId, maxAgeMs)
            .slice(0, limit)
            .map(({ host, port }) => ({ host, port }));
        return { nodes };
    }
    /**
     * Replaces what is known of this network, given most recently seen first. An empty list changes
     * nothing: it means that this machine was offline, not that the network is gone.
     * @throws `STORAGE_UNUSABLE`
     */
    save(networkId, nodes, { limit }) {
        const read = this.#read();
        // Renaming over a file that cannot even be read would delete what nobody has seen.
        if ('warning' in read && !read.corrupt) {
            throw new MapeoWebError('STORAGE_UNUSABLE', read.warning);
        }
        const networks = {};
        if ('content' in read) {
            for (const id of Object.keys(read.content.networks)) {
                const kept = this.#recent(read.content, id, KNOWN_NODES_MAX_AGE_MS);
                if (kept.length > 0)
                    networks[id] = { nodes: kept };
            }
        }
        if (nodes.length === 0)
            return { count: networks[networkId]?.nodes.length ?? 0 };
        const seenAt = this.#clock.now();
        const latest = nodes.slice(0, limit).map(({ host, port }) => ({ host, port, seenAt }));
        networks[networkId] = { nodes: latest };
        const movedAside = 'warning' in read ? this.#moveAside() : undefined;
        const content = { version: 1, networks };
        writeFileAtomic(this.#file, JSON.stringify(content) + '\n');
        return { count: latest.length, ...(movedAside === undefined ? {} : { movedAside }) };
    }
    #recent(content, networkId, maxAgeMs) {
        const oldest = this.#clock.now() - maxAgeMs;
        const nodes = Object.hasOwn(content.networks, networkId)
            ? (content.networks[networkId]?.nodes ?? [])
            : [];
        // Stable: nodes of one save keep the order they were given in.
        return nodes.filter((node) => node.seenAt >= oldest).sort((a, b) => b.seenAt - a.seenAt);
    }
    #read() {
        let text;
        try {
            text = fs.readFileSync(this.#file, 'utf8');
        }
        catch (error) {
            if (codeOf(error) === 'ENOENT')
                return { content: { version: 1, networks: {} } };
            return { warning: `${this.#file}: ${asError(error).message}`, corrupt: false };
        }
        try {
            return { content: fileSchema.parse(JSON.parse(text)) };
        }
        catch {
            return { warning: `${this.#file} is not a list of known nodes: ignored`, corrupt: true };
        }
    }
    /** It may be the only trace of what went wrong, so it is kept, and so is every earlier one. */
    #moveAside() {
        const base = `${this.#file}.corrupt`;
        let target = base;
        for (let n = 2; fs.existsSync(target); n++)
            target = `${base}.${n}`;
        fs.renameSync(this.#file, target);
        return target;
    }
}
//# sourceMappingURL=known-nodes.js.map