import { storagePaths } from '../lib/storage.js';
import { defineCommand } from './context.js';
import { watchStatus } from './status-watch.js';
import { asJson, readReport, words } from './status-words.js';
export function statusCommand() {
    return defineCommand({
        name: 'status',
        summary: 'is everything safe, and what the running peer is doing (exit code 4: none runs)',
        settings: ['storage'],
        extend: (command) => command.option('--watch', 'go on showing it, until Ctrl-C; in a pipe: what changes'),
        examples: [
            'mapeo-web status',
            'mapeo-web status --watch',
            'mapeo-web status --json --storage /srv/maps',
        ],
        async run({ output, signal }, { storage, watch = false }) {
            const paths = storagePaths(storage);
            const terminal = process.stdout.isTTY && !output.json;
            if (watch)
                return watchStatus(paths, { output, signal, terminal });
            const report = await readReport(paths);
            output.result(asJson(report), () => words(report, { terminal, columns: terminal ? process.stdout.columns : undefined }));
        },
    });
}
//# sourceMappingURL=status.js.map