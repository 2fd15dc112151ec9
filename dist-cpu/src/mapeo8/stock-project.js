/**
 * REPLICATION, on a device of the older apps: a `Mapeo` object of `@mapeo/core` 8 as the client library
 * sees it. Its own `sync` does the work and shows its progress in the app, as for any other peer.
 */
import { EventEmitter } from 'node:events';
import { finished } from 'node:stream';
import { randomBytes } from 'hypercore-crypto';
import { MapeoWebError } from '../lib/errors.js';
import { hex } from '../lib/keys.js';
import { ByteChannel } from './byte-channel.js';
import { OneAtATime } from './one-at-a-time.js';
const LAST_WORD_MS = 5000;
export class StockProject extends EventEmitter {
    projectId;
    #mapeo;
    #discoveryKey;
    #rounds = new Map();
    #turns = new OneAtATime();
    #proven = new Set();
    /** Devices, by id. */
    #complete = new Set();
    #onPeer = (peer) => this.#begin(peer);
    constructor(mapeo, project) {
        super();
        this.#mapeo = mapeo;
        this.projectId = project.projectId;
        this.#discoveryKey = project.discoveryKey;
        mapeo.sync.on('peer', this.#onPeer);
    }
    get data() {
        throw new MapeoWebError('NOT_IN_MAPEO8', 'read the data from the app itself');
    }
    attach(connection) {
        const bytes = new ByteChannel(connection, this.#discoveryKey);
        // It tells peers apart by id, and finds them by host and port: none may be another's.
        const id = hex(randomBytes(32));
        this.#complete.delete(connection.deviceId);
        this.#rounds.set(id, { connection, progress: undefined, isComplete: false });
        void connection.closed.then(() => this.#forget(id));
        const begin = () => {
            if (!bytes.destroyed)
                this.#mapeo.sync.addPeer(bytes, { id, host: id, port: 1 });
        };
        const turn = this.#turns.enter(begin);
        finished(bytes, () => {
            turn.leave();
            this.#endSoon(connection);
        });
    }
    /** Whoever was dialled has the last word: it may still be counting what came. */
    #endSoon(connection) {
        if (!connection.isInitiator)
            return void connection.end('complete');
        const timer = setTimeout(() => void connection.end('complete'), LAST_WORD_MS);
        void connection.closed.then(() => clearTimeout(timer));
    }
    /** Whether the last round with the device went to its end. */
    wasComplete(deviceId) {
        return this.#complete.has(deviceId);
    }
    #begin(peer) {
        const round = this.#rounds.get(peer.id);
        if (!round)
            return;
        const { sync } = peer;
        sync.on('error', () => { });
        sync.on('progress', (progress) => {
            // The same object each time, changed in place.
            round.progress = structuredClone(progress);
            this.#tell(round);
        });
        sync.once('end', () => {
            round.isComplete = true;
            this.#complete.add(round.connection.deviceId);
            this.#tell(round);
        });
        this.#mapeo.sync.replicateNetwork(peer);
    }
    #tell({ connection }) {
        this.#proven.add(connection.deviceId);
        this.emit('progress', { devices: this.progress() });
    }
    #forget(id) {
        this.#rounds.delete(id);
        const peers = this.#mapeo.sync.state?._state;
        if (peers)
            delete peers[id];
    }
    progress() {
        return [...this.#rounds.values()].map(({ connection, progress, isComplete }) => ({
            deviceId: connection.deviceId,
            toSend: 0,
            toReceive: !progress || isComplete ? 0 : leftOf(progress),
            initialSynced: isComplete,
            dataEnabled: true,
        }));
    }
    /** Called by the client when the project is left. */
    detach() {
        this.#mapeo.sync.off('peer', this.#onPeer);
    }
    hasPeer(devicePublicKey) {
        return this.#proven.has(hex(devicePublicKey));
    }
    unanswered() {
        return 0;
    }
    noteUnknownCore() { }
    hasCore() {
        return false;
    }
    async ownRole() {
        return null;
    }
    async isBlocked() {
        return false;
    }
    async allow() {
        return 'member';
    }
    async close() {
        this.detach();
    }
}
function leftOf({ db, media }) {
    return db.total - db.sofar + media.total - media.sofar;
}
//# sourceMappingURL=stock-project.js.map