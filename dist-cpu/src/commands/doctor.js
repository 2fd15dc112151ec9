import { resolveBootstrap } from '../bootstrap-list.js';
import {} from '../doctor/check.js';
import { areaOf } from '../doctor/verdicts.js';
import { describeChecks, Spinner } from '../doctor/words.js';
import { systemClock } from '../lib/clock.js';
import { MapeoWebError } from '../lib/errors.js';
import { storagePaths } from '../lib/storage.js';
import { aborted, defineCommand } from './context.js';
export function doctorCommand() {
    return defineCommand({
        name: 'doctor',
        summary: 'say what is wrong with the machine, the network or the peer, why, and how to mend it',
        settings: [
            'storage',
            'bootstrap',
            'bootstrapFile',
            'bind',
            'port',
            'minFreeSpace',
            'maxOpenProjects',
        ],
        examples: [
            'mapeo-web doctor',
            'mapeo-web doctor --storage /srv/maps --json',
            'mapeo-web doctor --port 49740   # before the peer is started with that port',
            'sudo -u mapeo-web mapeo-web doctor --config /etc/mapeo-web.json',
        ],
        async run({ output, signal }, options) {
            // A bad list is a bad command line, whether it is needed or not.
            const bootstrap = resolveBootstrap(options);
            // Loaded late: `--help` needs none of it.
            const { runDoctor } = await import('../doctor/doctor.js');
            const spinner = new Spinner();
            spinner.show('looking for a running peer');
            const examined = runDoctor({
                paths: storagePaths(options.storage),
                bootstrap,
                bindHost: options.bind,
                port: options.port,
                minFreeBytes: options.minFreeSpace,
                maxOpenProjects: options.maxOpenProjects,
            }, { clock: systemClock, signal, onProgress: (doing) => spinner.show(doing) }).finally(() => spinner.stop());
            const checks = await Promise.race([examined, aborted(signal)]);
            spinner.stop();
            if (!checks)
                return;
            const { isTTY: live, columns } = process.stdout;
            output.result({ checks }, () => describeChecks(checks, live ? { colour: useColour(), columns } : {}));
            throwFailures(checks);
        },
    });
}
/** https://no-color.org */
function useColour() {
    return (process.env.NO_COLOR ?? '') === '';
}
/** What the machine lacks comes first: the network may be wrong because of it. */
function throwFailures(checks) {
    const failed = checks.filter(({ ok }) => !ok);
    if (failed.length === 0)
        return;
    const isMachine = failed.some(({ verdict }) => areaOf(verdict) === 'machine');
    const names = failed.map(({ name, verdict }) => `${name} (${verdict})`).join(', ');
    throw new MapeoWebError(isMachine ? 'MACHINE_UNFIT' : 'NETWORK_UNFIT', names);
}
//# sourceMappingURL=doctor.js.map