/** What today's apps do to sync with a server: the WebSocket of @comapeo/core's `connectServers`. */
import { replicateProject } from '@comapeo/core';
import { WebSocket } from 'ws';
const core = import.meta.resolve('@comapeo/core');
const { wsCoreReplicator } = (await import(new URL('./lib/ws-core-replicator.js', core).href));
/** How soon somebody opens the app's sync screen again when it lost its server. */
const REOPEN_MS = 300;
/** Syncs a project with a peer over WebSockets, a new one whenever the old one closed. */
export function connectWebsocket(t, peer, { project, projectId }) {
    const url = `${peer.status().httpUrl?.replace('http', 'ws') ?? ''}/sync/${projectId}`;
    let socket;
    let timer;
    const state = { opened: 0, closed: false };
    const open = () => {
        state.opened++;
        socket = new WebSocket(url);
        socket.on('error', () => { });
        wsCoreReplicator(socket, replicateProject(project, true)).catch(() => { });
        project.$sync.start();
        socket.once('close', () => {
            if (!state.closed)
                timer = setTimeout(open, REOPEN_MS);
        });
    };
    const close = () => {
        state.closed = true;
        clearTimeout(timer);
        socket.close();
    };
    t.teardown(close);
    open();
    return {
        get opened() {
            return state.opened;
        },
        get socket() {
            return socket;
        },
        close,
    };
}
//# sourceMappingURL=websocket.js.map