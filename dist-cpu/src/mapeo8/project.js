/**
 * REPLICATION of the older engine, the peer's side: one open project, whose rounds run in the engine's
 * own process. A round is one sync from beginning to end, after which its connection ends, too: the
 * older sync hears of nothing that comes later.
 */
import { EventEmitter } from 'node:events';
import { randomBytes } from 'hypercore-crypto';
import { MapeoWebError } from '../lib/errors.js';
import { hex } from '../lib/keys.js';
import { ByteChannel } from './byte-channel.js';
const LAST_WORD_MS = 3000;
const NONE = { db: { sofar: 0, total: 0 }, media: { sofar: 0, total: 0 } };
export class Mapeo8Project extends EventEmitter {
    projectId;
    #discoveryKey;
    #connect;
    #onClose;
    /** By the id that the engine's process knows them by. */
    #rounds = new Map();
    #proven = new Set();
    constructor({ projectId, discoveryKey, connect, onClose }) {
        super();
        this.projectId = projectId;
        this.#discoveryKey = discoveryKey;
        this.#connect = connect;
        this.#onClose = onClose;
    }
    /** @throws `NOT_IN_MAPEO8`: the peer keeps the feeds, and does not look into them. */
    get data() {
        throw new MapeoWebError('NOT_IN_MAPEO8', 'the data of a Mapeo 8 project cannot be read here');
    }
    attach(connection) {
        const bytes = new ByteChannel(connection, this.#discoveryKey);
        const round = this.#begin(connection.deviceId, (reason) => void connection.end(reason));
        void connection.closed.then(() => this.#rounds.delete(round.id));
        void this.#run(round, bytes).then((isComplete) => {
            void connection.end(isComplete ? 'complete' : 'stale');
        });
    }
    /**
     * One round on a stream that somebody else answers for; resolves once it is over.
     * @returns whether both sides have everything
     */
    async serve(bytes) {
        const round = this.#begin('', () => bytes.destroy());
        try {
            return await this.#run(round, bytes);
        }
        finally {
            this.#rounds.delete(round.id);
        }
    }
    #begin(deviceId, end) {
        const id = hex(randomBytes(16));
        let noteEnded = () => { };
        const ended = new Promise((resolve) => (noteEnded = resolve));
        const round = { id, deviceId, progress: NONE, isComplete: undefined, end, ended, noteEnded };
        this.#rounds.set(id, round);
        return round;
    }
    /** @returns whether both sides have everything */
    async #run(round, bytes) {
        try {
            const pipe = await this.#connect({ projectId: this.projectId, round: round.id });
            join(bytes, pipe);
            // How it went is what the engine says; a stream of the older sync ends as if it broke.
            await round.ended;
            // The device has the last word: cut off before it, it would take the round for a failed one.
            await lastWord(bytes);
        }
        catch {
            // The engine cannot be had now: the device comes back.
        }
        return round.isComplete === true;
    }
    /** @internal the engine's process is gone, and says no more */
    noteDied() {
        for (const round of this.#rounds.values())
            round.noteEnded();
    }
    /** @internal what the engine's process tells */
    note(event) {
        const round = this.#rounds.get(event.round);
        if (!round)
            return;
        if (event.evt === 'proven')
            this.#proven.add(round.deviceId);
        else if (event.evt === 'progress')
            round.progress = event.progress;
        else {
            round.isComplete = event.error === undefined;
            round.noteEnded();
        }
        this.emit('progress', { devices: this.progress() });
    }
    /** Ends what runs, for the disk takes nothing more: the next rounds only send. */
    endRounds(reason) {
        for (const { end } of this.#rounds.values())
            end(reason);
    }
    progress() {
        return [...this.#rounds.values()].map(({ deviceId, progress: { db, media }, isComplete }) => ({
            deviceId,
            // The older engine does not say what the other side lacks.
            toSend: 0,
            toReceive: isComplete ? 0 : db.total - db.sofar + media.total - media.sofar,
            initialSynced: isComplete === true,
            dataEnabled: true,
        }));
    }
    hasPeer(devicePublicKey) {
        return this.#proven.has(hex(devicePublicKey));
    }
    /** The engine's process looks after readers that stall. */
    unanswered() {
        return 0;
    }
    noteUnknownCore() { }
    hasCore() {
        return false;
    }
    /** There are no roles. */
    async ownRole() {
        return null;
    }
    async isBlocked() {
        return false;
    }
    /** Whoever has the project key is in. */
    async allow() {
        return 'member';
    }
    async close() {
        this.endRounds('closing');
        await this.#onClose();
    }
}
function join(bytes, pipe) {
    bytes.on('error', () => { });
    pipe.on('error', () => { });
    bytes.pipe(pipe).pipe(bytes);
    bytes.once('close', () => pipe.destroy());
    pipe.once('close', () => {
        bytes.end();
        bytes.resume();
    });
}
function lastWord(bytes) {
    if (bytes.destroyed || bytes.readableEnded)
        return Promise.resolve();
    return new Promise((resolve) => {
        const timer = setTimeout(resolve, LAST_WORD_MS);
        const settle = () => {
            clearTimeout(timer);
            resolve();
        };
        bytes.once('end', settle);
        bytes.once('close', settle);
    });
}
//# sourceMappingURL=project.js.map