/**
 * REPLICATION, the engine's side: how many blocks are read for one connection at once.
 *
 * hypercore 10 answers every request that arrives while the connection has room, and looks for room
 * only as each arrives: a remote that puts 100,000 requests into one message has as many blocks of a
 * photo read into memory. Here the first 64 are answered, and the others wait until those are sent.
 * Its list of those that wait has no bound either, and an empty request in it throws a `TypeError`
 * past everybody: both cut the connection.
 */
import { abuseError } from '../connection.js';
/** 4 MiB of photos; more than the 32 requests that a device has under way for a core at first. */
const MAX_ANSWERING = 64;
/** For each core. hypercore itself asks for 512 at once, on the slowest lines. */
const MAX_WAITING = 4096;
/** By connection. */
const windows = new WeakMap();
const bounded = new WeakSet();
/** Bounds all peers of the class of this one, of this project and of every other. */
export function boundUploads(peer) {
    const peers = Object.getPrototypeOf(peer);
    if (bounded.has(peers))
        return;
    bounded.add(peers);
    peers.onrequest = function onrequest(request) {
        return take(this, request);
    };
}
async function take(peer, request) {
    if (!request.block && !request.hash && !request.seek && !request.upgrade) {
        throw abuseError('the remote asked for nothing');
    }
    const { protomux, receiverQueue } = peer;
    const window = windowOf(protomux);
    const mayAnswer = protomux.drained && receiverQueue.length === 0;
    if (mayAnswer && window.answering < MAX_ANSWERING)
        return answer(peer, window, request);
    if (receiverQueue.length >= MAX_WAITING)
        throw abuseError('the remote asks for too much at once');
    receiverQueue.push(request);
    // Without room the connection tells when there is some; else those that are answered now do.
    if (protomux.drained)
        window.waiting.add(peer);
}
async function answer(peer, window, request) {
    window.answering++;
    try {
        await peer._handleRequest(request);
    }
    finally {
        window.answering--;
        answerWaiting(window);
    }
}
function answerWaiting(window) {
    for (const peer of window.waiting) {
        const { protomux, receiverQueue } = peer;
        while (window.answering < MAX_ANSWERING && protomux.drained && peer.remoteOpened) {
            const request = receiverQueue.length > 0 ? receiverQueue.shift() : null;
            if (!request)
                break;
            // It reports nothing by its promise.
            void answer(peer, window, request);
        }
        if (window.answering >= MAX_ANSWERING)
            return;
        window.waiting.delete(peer);
    }
}
function windowOf(protomux) {
    const known = windows.get(protomux);
    if (known)
        return known;
    const window = { answering: 0, waiting: new Set() };
    windows.set(protomux, window);
    return window;
}
//# sourceMappingURL=upload-window.js.map