/**
 * `mapeo-web announce` as its users run it, but that it ends with the bench, and that what it
 * prints goes to the bench instead of stdout.
 */
import { serve } from '../lib/program.js';
const lines = [];
const watchers = new Set();
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (text) => {
    for (const line of String(text).split('\n').filter(Boolean))
        lines.push(JSON.parse(line));
    for (const check of [...watchers])
        check();
    return write(text);
};
const handlers = {
    /** The first line of this kind, whether printed already or yet to come. */
    waitFor({ evt }) {
        return new Promise((resolve) => {
            const check = () => {
                const line = lines.find((l) => l.evt === evt);
                if (!line)
                    return;
                watchers.delete(check);
                resolve(line);
            };
            watchers.add(check);
            check();
        });
    },
};
serve(handlers);
await import('../../src/cli.js');
//# sourceMappingURL=peer.js.map