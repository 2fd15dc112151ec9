/** What nightly checks of a bootstrap list found before: since when a node is down. */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { asError, MapeoWebError } from './lib/errors.js';
const stateSchema = z.object({
    /** Milliseconds since 1970; null: it is well, or never was. */
    downSince: z.number().nullable(),
    lastOkAt: z.number().nullable(),
    checks: z.int().min(0),
    failures: z.int().min(0),
});
const fileSchema = z.object({ format: z.literal(1), nodes: z.record(z.string(), stateSchema) });
export class CheckHistory {
    #file;
    constructor(file) {
        this.#file = file;
    }
    /**
     * Adds tonight's results. Nodes that are no longer on the list are forgotten.
     * @throws `STORAGE_UNUSABLE`
     */
    note({ nodes }, now) {
        const before = this.#read();
        const noted = nodes.map((node) => ({ ...node, ...next(before[nameOf(node)], node, now) }));
        this.#write(Object.fromEntries(noted.map(({ host, port, downSince, lastOkAt, checks, failures }) => [
            nameOf({ host, port }),
            { downSince, lastOkAt, checks, failures },
        ])));
        return noted;
    }
    /** A file that cannot be understood costs what it remembered, and nothing else. */
    #read() {
        try {
            return fileSchema.parse(JSON.parse(fs.readFileSync(this.#file, 'utf8'))).nodes;
        }
        catch {
            return {};
        }
    }
    #write(nodes) {
        try {
            fs.mkdirSync(path.dirname(this.#file), { recursive: true, mode: 0o700 });
            fs.writeFileSync(`${this.#file}.tmp`, JSON.stringify({ format: 1, nodes }));
            fs.renameSync(`${this.#file}.tmp`, this.#file);
        }
        catch (error) {
            const message = `${this.#file}: ${asError(error).message}`;
            throw new MapeoWebError('STORAGE_UNUSABLE', message, { cause: error });
        }
    }
}
function next(before, { ok }, now) {
    return {
        downSince: ok ? null : (before?.downSince ?? now),
        lastOkAt: ok ? now : (before?.lastOkAt ?? null),
        checks: (before?.checks ?? 0) + 1,
        failures: (before?.failures ?? 0) + (ok ? 0 : 1),
    };
}
function nameOf({ host, port }) {
    return `${host}:${port}`;
}
//# sourceMappingURL=bootstrap-history.js.map