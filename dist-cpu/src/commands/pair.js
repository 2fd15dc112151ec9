import readline from 'node:readline/promises';
import { Option } from 'commander';
import { control, controlEvents } from '../http/control-client.js';
import { asError, MapeoWebError } from '../lib/errors.js';
import { duration } from '../lib/output.js';
import { wholeNumber } from '../lib/settings.js';
import { storagePaths } from '../lib/storage.js';
import { defineCommand, stop } from './context.js';
const DEFAULT_MINUTES = 10;
const MAX_MINUTES = 60;
export function pairCommand() {
    return defineCommand({
        name: 'pair',
        summary: 'let a coordinator nearby hand over a project: show the running peer on the network',
        settings: ['storage'],
        extend: (command) => command
            .addOption(new Option('--minutes <n>', `how long invites are taken, 1 to ${MAX_MINUTES}`)
            .default(DEFAULT_MINUTES)
            .argParser(wholeNumber(1, MAX_MINUTES)))
            .option('--accept-all', 'take every project that is offered, without asking', false),
        examples: [
            'mapeo-web pair',
            'mapeo-web pair --minutes 30',
            'mapeo-web pair --accept-all --json',
        ],
        async run({ output, signal }, { storage, minutes, acceptAll }) {
            if (!acceptAll && !process.stdin.isTTY) {
                throw new MapeoWebError('NO_TERMINAL', 'there is nobody to ask whether to host a project', {
                    fix: 'Run it in a terminal, or take every project that is offered with --accept-all.',
                });
            }
            const paths = storagePaths(storage);
            const questions = new Questions(paths, output);
            const body = { minutes, acceptAll };
            let accepted = 0;
            const request = { method: 'POST', path: '/pairing', body };
            const print = (event) => {
                output.result({ ...event, evt: `pair.${event.evt}` }, words(event));
            };
            for await (const event of controlEvents(paths, request, signal)) {
                questions.note(event, { ask: !acceptAll });
                if (event.evt === 'invite-accepted')
                    accepted++;
                print(event);
            }
            // The end of the request ends the window, and nobody is left to be told.
            if (signal.aborted)
                print({ evt: 'window-closed', reason: 'operator', accepted });
            questions.close();
            // Ctrl-C is the usual end of a window that has done its work.
            if (signal.aborted && accepted > 0)
                stop.signal = undefined;
        },
    });
}
function words(event) {
    switch (event.evt) {
        case 'window-opened':
            return opened(event);
        case 'device-seen':
            return `seen     ${event.name}`;
        case 'invite-received':
            return `invite   “${event.projectName}” from ${event.invitorName}`;
        case 'invite-accepted':
            return `hosted   “${event.projectName}”  ${event.projectId}`;
        case 'invite-refused':
            return `refused  “${event.projectName}”: ${REASONS[event.reason]}${event.code ? ` (${event.code})` : ''}`;
        case 'window-closed':
            return `closed   ${count(event.accepted)} added`;
    }
}
const REASONS = {
    'no-window': 'no window was open',
    operator: 'you said no',
    unanswered: 'not answered in time',
    withdrawn: 'the coordinator took it back, or is out of reach',
    'too-many': 'too many projects for one window; open another',
    failed: 'it could not be taken over; send the invite again',
};
function count(projects) {
    return `${projects} project${projects === 1 ? '' : 's'}`;
}
function opened(event) {
    const { deviceName, port, addresses, expiresAt, acceptAll } = event;
    const until = new Date(expiresAt).toTimeString().slice(0, 5);
    return [
        `Taking ${acceptAll ? 'every invite' : 'invites'} until ${until} (${duration(expiresAt - Date.now())}). Ctrl-C ends it.`,
        '',
        'On the coordinator’s phone or computer:',
        '  1. Connect it to the same network as this machine' +
            (addresses.length > 0 ? ` (${addresses.join(', ')}, TCP port ${port}).` : '.'),
        '  2. Open the project in CoMapeo, then its settings, and there its team.',
        `  3. Invite a device, and choose “${deviceName}”.`,
        '',
        ...(addresses.length > 0 ? [] : ['This machine is on no local network yet.', '']),
    ].join('\n');
}
/** Asks about one invite after the other, and sends the answers. */
class Questions {
    #paths;
    #output;
    #asked = new Map();
    #expiresAt = 0;
    #last = Promise.resolve();
    constructor(paths, output) {
        this.#paths = paths;
        this.#output = output;
    }
    note(event, { ask }) {
        if (event.evt === 'window-opened')
            this.#expiresAt = event.expiresAt;
        if (event.evt === 'invite-refused')
            this.#asked.get(event.inviteId)?.abort();
        if (event.evt !== 'invite-received' || !ask)
            return;
        const controller = new AbortController();
        this.#asked.set(event.inviteId, controller);
        this.#last = this.#last.then(() => this.#answer(event, controller.signal));
    }
    close() {
        for (const controller of this.#asked.values())
            controller.abort();
    }
    async #answer(invite, signal) {
        if (signal.aborted)
            return;
        const left = duration(Math.max(0, this.#expiresAt - Date.now()));
        const question = `Host project “${invite.projectName}”, invited by ${invite.invitorName}` +
            ` (device ${invite.invitorDeviceId.slice(0, 8)})? ${left} left [y/N] `;
        const accept = await confirm(question, signal, this.#output.json);
        if (signal.aborted)
            return;
        try {
            const path = `/pairing/invites/${encodeURIComponent(invite.inviteId)}`;
            await control(this.#paths, 'POST', path, { accept });
        }
        catch (error) {
            // The window may have ended while the answer was on its way.
            this.#output.say(`not sent  ${asError(error).message}`);
        }
        finally {
            this.#asked.delete(invite.inviteId);
        }
    }
}
/** True for "y" or "yes"; false for anything else, and when the terminal or the question goes. */
async function confirm(question, signal, json) {
    const terminal = readline.createInterface({
        input: process.stdin,
        output: json ? process.stderr : process.stdout,
    });
    // While it reads, the terminal hands Ctrl-C to it, as a key.
    terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    const gone = new Promise((resolve) => terminal.once('close', () => resolve('')));
    try {
        const answer = await Promise.race([terminal.question(question, { signal }), gone]);
        return /^\s*y(es)?\s*$/i.test(answer);
    }
    catch {
        return false;
    }
    finally {
        terminal.close();
    }
}
//# sourceMappingURL=pair.js.map