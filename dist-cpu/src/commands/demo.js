import { Option } from 'commander';
import { wholeNumber } from '../lib/settings.js';
import { defineCommand } from './context.js';
export function demoCommand() {
    return defineCommand({
        name: 'demo',
        summary: 'see all of it work on this machine, without internet: network, peer, two devices',
        settings: [],
        extend: (command) => command
            .option('--observations <n>', 'how many to map and sync', wholeNumber(1, 100_000), 200)
            .option('--photos <n>', 'how many to take and sync', wholeNumber(0, 1000), 5)
            .addOption(new Option('--protocol <name>', 'mapeo8: with two devices of the apps before CoMapeo')
            .choices(['comapeo', 'mapeo8'])
            .default('comapeo'))
            .option('--keep', 'leave the directory with everything in it, and say where it is'),
        examples: [
            'mapeo-web demo',
            'mapeo-web demo --observations 2000 --photos 20',
            'mapeo-web demo --protocol mapeo8',
            'mapeo-web demo --json',
        ],
        async run({ output, log, signal }, { keep = false, ...options }) {
            // Loaded late: the sync engine alone takes a second, and `--help` needs none of it.
            const { runDemo } = await import('../demo/run.js');
            await runDemo({ output, log, signal }, { ...options, keep });
        },
    });
}
//# sourceMappingURL=demo.js.map