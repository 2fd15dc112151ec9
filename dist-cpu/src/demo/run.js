/** Tells the story in a directory of its own, and leaves nothing behind: however it ends. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { MapeoWebError } from '../lib/errors.js';
import { storagePaths } from '../lib/storage.js';
import { assertInstalled } from '../mapeo8/packages.js';
import { OlderStory } from './older-story.js';
import { Screen } from './screen.js';
import { Stage } from './stage.js';
import { Steps } from './steps.js';
import { Story } from './story.js';
import { describe } from './summary.js';
const INTRODUCTION = `
Mapeo Web on this one machine: Ana’s phone, Ben’s laptop, an always-on peer and
three bootstrap nodes. Ana and Ben are never online together while the peer runs.
`;
/** @throws `DEMO_FAILED`, naming the step */
export async function runDemo({ output, log, signal }, settings) {
    if (settings.protocol === 'mapeo8')
        assertInstalled();
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mapeo-web-demo-'));
    const screen = new Screen(output);
    const steps = new Steps({
        signal,
        onStart: ({ name, doing }) => screen.working(name, doing),
        onReleaseError: (err) => log.debug({ evt: 'demo.release-failed', err }),
    });
    const stage = new Stage({ steps, dir }, settings);
    const Tale = settings.protocol === 'mapeo8' ? OlderStory : Story;
    const story = new Tale({ stage, steps, screen }, settings);
    const leaveNothing = () => {
        stage.killChildren();
        if (!settings.keep)
            removeAll(dir);
    };
    // A second Ctrl-C ends the process at once: what can be done in no time is done even then.
    process.once('exit', leaveNothing);
    const kept = settings.keep ? { dir } : {};
    try {
        screen.say(INTRODUCTION);
        const summary = { ...(await story.tell()), ...kept };
        await steps.end();
        output.result(summary, () => describe(summary));
    }
    catch (error) {
        // To be interrupted is no failure.
        if (!signal.aborted)
            throw withDir(error, settings, dir);
        screen.say('Interrupted; cleaning up.');
    }
    finally {
        screen.close();
        await steps.end();
        leaveNothing();
        process.off('exit', leaveNothing);
    }
}
function withDir(error, { keep }, dir) {
    if (!keep || !(error instanceof MapeoWebError))
        return error;
    const { code, detail, fix, cause } = error;
    return new MapeoWebError(code, detail, { cause, fix: `${fix} Everything is still in ${dir}.` });
}
function removeAll(dir) {
    // Where the path of the directory is too long for a socket, the peer's lies elsewhere.
    fs.rmSync(storagePaths(path.join(dir, 'peer')).controlSocket, { force: true });
    fs.rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
}
//# sourceMappingURL=run.js.map