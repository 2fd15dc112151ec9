import { control, controlEvents } from '../http/control-client.js';
import { codeOf, MapeoWebError } from '../lib/errors.js';
import { duration } from '../lib/output.js';
import { verdict } from './check.js';
import { checkDatabases, checkStorage, lockHolder } from './storage.js';
import { CHECKS } from './verdicts.js';
import { examineWithoutPeer } from './without-peer.js';
/** A peer that is busy answers within this; one that hangs, never. */
const ANSWER_MS = 10_000;
/** Every verdict, in the order of `CHECKS`. */
export async function runDoctor(settings, collaborators) {
    const { paths } = settings;
    const peer = await checkPeer(paths);
    const found = peer.verdict === 'peer-running'
        ? await examineRunning(paths, peer, collaborators)
        : [peer, ...(await examineWithoutPeer(settings, collaborators))];
    const checks = [...found, checkStorage(paths), checkDatabases(paths)];
    return CHECKS.flatMap((name) => checks.filter((check) => check.name === name));
}
async function checkPeer(paths) {
    let cancel;
    const late = new Promise((resolve) => {
        cancel = setTimeout(() => resolve(undefined), ANSWER_MS);
    });
    try {
        const status = await Promise.race([control(paths, 'GET', '/status'), late]);
        if (status) {
            const detail = `runs since ${duration(status.uptimeMs)} as process ${status.pid}; it is examined with its own settings`;
            return verdict('peer-running', detail);
        }
        return hanging(paths, `no answer in ${duration(ANSWER_MS)}`);
    }
    catch (error) {
        if (!(error instanceof MapeoWebError))
            throw error;
        const holder = lockHolder(paths);
        if (error.code === 'NOT_RUNNING' && holder === undefined) {
            return verdict('peer-stopped', 'does not run: what it would have is examined');
        }
        const reason = codeOf(error.cause);
        if (reason === 'EACCES' || reason === 'EPERM') {
            return verdict('peer-inaccessible', error.detail);
        }
        return hanging(paths, error.detail);
    }
    finally {
        clearTimeout(cancel);
    }
}
function hanging(paths, why) {
    const holder = lockHolder(paths);
    const who = typeof holder === 'number' ? `process ${holder}` : 'some process';
    return verdict('peer-hangs', `${why}; ${who} holds ${paths.dir}`);
}
async function examineRunning(paths, peer, { onProgress, signal }) {
    try {
        for await (const event of controlEvents(paths, { path: '/doctor' }, signal)) {
            if (event.evt === 'doctor.progress')
                onProgress?.(event.doing);
            else if (event.evt === 'doctor.done')
                return [peer, ...event.checks];
            else
                throw new MapeoWebError('CONTROL_FAILED', event.message);
        }
    }
    catch (error) {
        if (!(error instanceof MapeoWebError))
            throw error;
        // A peer that was started before the program was renewed.
        if (error.detail.endsWith('404'))
            return [verdict('peer-outdated', peer.detail)];
        return [verdict('peer-hangs', error.detail)];
    }
    return [verdict('peer-hangs', 'it ended before it had examined itself')];
}
//# sourceMappingURL=doctor.js.map