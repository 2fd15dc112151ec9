import { syncShare } from '../host/words.js';
import { controlEvents } from '../http/control-client.js';
import { barText, ProgressBars } from '../lib/progress-bars.js';
/** Of a device id: enough to tell a project's devices apart. */
const SHORT_ID = 8;
/**
 * Until `signal` is aborted: events as lines for programs, progress bars and words for people.
 * @throws `NOT_RUNNING`, `PROJECT_NOT_FOUND`
 */
export async function followProject(paths, id, { output, signal }) {
    const path = `/events?project=${encodeURIComponent(id)}`;
    const bars = await ProgressBars.open({ live: !output.json && process.stderr.isTTY });
    const totals = new Map();
    output.say('Following; Ctrl-C ends it.');
    try {
        for await (const event of controlEvents(paths, { path }, signal)) {
            output.result(event, () => describe(event));
            draw(bars, totals, event);
        }
    }
    finally {
        bars.close();
    }
}
/** The total is the most that was ever left, for what was there before nobody counted. */
function draw(bars, totals, event) {
    if (event.evt === 'sync.ended' && event.deviceId !== undefined) {
        bars.remove(event.deviceId.slice(0, SHORT_ID));
        totals.delete(event.deviceId);
    }
    for (const { deviceId, toSend, toReceive } of event.devices ?? []) {
        const left = toSend + toReceive;
        const total = Math.max(totals.get(deviceId) ?? 0, left);
        totals.set(deviceId, total);
        const more = `${toSend} to send, ${toReceive} to receive`;
        bars.set(deviceId.slice(0, SHORT_ID), { done: total - left, total, more });
    }
}
/** A line for people; empty for what the bars show. */
function describe({ evt, deviceId = '' }) {
    const device = deviceId.slice(0, SHORT_ID);
    switch (evt) {
        case 'sync.started':
            return `${device}  connected`;
        case 'sync.synced':
            return `${device}  has everything, and so has this peer`;
        case 'sync.recycled':
            return `${device}  reconnects: a role or the list of members changed`;
        case 'sync.ended':
            return `${device}  disconnected`;
        case 'project.blocked':
            return 'a coordinator removed this peer from the project';
        case 'project.unusable':
            return 'the project cannot be opened; see the peer’s log';
        case 'project.recovered':
            return 'the project opens again';
        case 'project.removed':
            return 'the project is hosted no more';
        case 'project.added':
            return 'the project is hosted';
        case 'sync.progress':
            return undefined;
    }
}
/** What a project still needs from its devices and they from it, in a line for each. */
export function describeSessions(project) {
    return project.sessions.map(({ deviceId, toSend, toReceive, transport }) => {
        const id = deviceId.slice(0, SHORT_ID);
        if (toSend === null || toReceive === null)
            return ['', `${id}  ${transport}, connecting`];
        const rest = toSend + toReceive === 0
            ? 'up to date'
            : `needs ${toSend} blocks, has ${toReceive} that we need`;
        return ['', `${id}  ${transport}, ${rest}`];
    });
}
/** How far the running syncs of a project are, for a table; empty where none has anything left. */
export function syncing(project, { bars }) {
    const share = syncShare(project);
    if (!share)
        return '';
    const left = `${share.total - share.done} blocks left`;
    if (bars)
        return `${barText(share)}, ${left}`;
    return `${Math.floor((share.done / share.total) * 100)} %, ${left}`;
}
//# sourceMappingURL=follow.js.map