import { systemClock } from './lib/clock.js';
import { hex } from './lib/keys.js';
import { Service } from './lib/service.js';
import { Link } from './relay/link.js';
import { sendOffer } from './relay/offer.js';
import { BLIND_RELAY_PROTOCOL, RelaySession } from './relay/session.js';
import { Shaper } from './relay/shaper.js';
import { noCounts, } from './relay/stats.js';
import { StreamPorts } from './relay/stream-ports.js';
/** Where anyone may come, this much of the sessions, and of the places to wait; members have all. */
const STRANGERS = 3 / 4;
export class Relay extends Service {
    #isMember;
    #onUnused;
    #clock;
    #settings;
    #ports = new StreamPorts();
    #shaper;
    /** By connection; a device has one for each other one that it meets. */
    #sessions = new Map();
    /** By token in hex. */
    #waiting = new Map();
    #links = new Map();
    #counts = noCounts();
    constructor(collaborators, settings) {
        super();
        const { isMember, onUnused = () => { }, clock = systemClock } = collaborators;
        this.#isMember = isMember;
        this.#onUnused = onUnused;
        this.#clock = clock;
        this.#settings = {
            users: settings.users,
            maxSessions: settings.maxSessions ?? 32,
            bytesPerSecond: settings.bytesPerSecond ?? 1_250_000,
            maxPerDevice: settings.maxPerDevice ?? 4,
            maxPending: settings.maxPending ?? 64,
            pairingMs: settings.pairingMs ?? 20_000,
            idleMs: settings.idleMs ?? 30_000,
            maxSessionMs: settings.maxSessionMs ?? 3_600_000,
        };
        this.#shaper = new Shaper({ clock }, { bytesPerSecond: this.#settings.bytesPerSecond });
    }
    get stats() {
        const { users, maxSessions, bytesPerSecond } = this.#settings;
        return {
            users,
            maxSessions,
            bytesPerSecond,
            sessions: this.#links.size,
            pending: this.#waiting.size,
            ...structuredClone(this.#counts),
        };
    }
    /** Whether the connection has another use than its projects: then it may be without one. */
    isUsedBy(connection) {
        return this.#sessions.has(connection);
    }
    /** Lets the device ask. Call it in the tick in which the connection was accepted. */
    serve(connection) {
        // A notify callback that throws would take the whole stream down.
        connection.mux.pair({ protocol: BLIND_RELAY_PROTOCOL }, (id) => this.#onSession(connection, id));
    }
    /** Tells a client that was authorised that it may use this relay. */
    offer(connection) {
        if (this.closing || connection.isClosed)
            return;
        const { bytesPerSecond, maxSessionMs } = this.#settings;
        sendOffer(connection, { bytesPerSecond, maxSessionMs });
    }
    async open() {
        this.defer(() => this.#shaper.close());
        this.defer(() => {
            for (const { cancel } of this.#waiting.values())
                cancel();
            this.#waiting.clear();
            for (const link of [...this.#links.keys()])
                this.#end(link, 'closing');
        });
    }
    #onSession(connection, id) {
        const { deviceId } = connection;
        if (this.closing)
            return;
        // Where no channel is opened here, the remote's is refused.
        const isAllowed = this.#settings.users === 'anyone' || this.#isMember(deviceId);
        if (!isAllowed)
            return this.#noteRefused(deviceId, 'stranger');
        const sessions = this.#sessions.get(connection) ?? new Set();
        if (sessions.size >= this.#settings.maxPerDevice) {
            return this.#noteRefused(deviceId, 'too-many-of-device');
        }
        const session = new RelaySession(connection, id, {
            onPair: (from, pairing) => this.#onPair(from, pairing),
            onUnpair: (from, token) => this.#onUnpair(from, token),
            onClose: (from) => this.#forget(from),
        });
        if (!session.isOpen)
            return;
        this.#sessions.set(connection, sessions.add(session));
        this.#closeWhenUnused(session);
    }
    /** One that pairs with nobody, or whose devices met and that was left open. */
    #closeWhenUnused(session) {
        let cancel;
        const look = () => {
            cancel = this.#clock.after(this.#settings.pairingMs, () => {
                if (!this.#closeUnused(session))
                    look();
            });
        };
        look();
        void session.connection.closed.then(() => cancel());
    }
    #onPair(session, pairing) {
        // A stream's id has 32 bits; the message has room for more.
        if (pairing.id > 0xffff_ffff)
            return this.#refuse(session, 'unusable');
        const token = hex(pairing.token);
        const first = this.#waiting.get(token);
        if (first?.pairing.isInitiator === pairing.isInitiator)
            return;
        const refusal = this.#refusalOf(session, first);
        if (refusal !== undefined)
            return this.#refuse(session, refusal);
        if (!first)
            return this.#wait(session, pairing);
        first.cancel();
        this.#waiting.delete(token);
        this.#start([first, { session, pairing }]);
    }
    #refusalOf({ connection }, first) {
        const { maxSessions, maxPerDevice, maxPending } = this.#settings;
        if (this.closing || !connection.stream.rawStream?.socket)
            return 'unusable';
        const { deviceId } = connection;
        const part = this.#isMember(deviceId) ? 1 : STRANGERS;
        if (this.#links.size >= Math.ceil(maxSessions * part))
            return 'too-many-sessions';
        const sides = [...this.#links.keys()].flatMap((link) => link.sides);
        const own = [...sides, ...this.#waiting.values()].filter((side) => side.session.connection.deviceId === deviceId);
        if (own.length >= maxPerDevice)
            return 'too-many-of-device';
        const isFull = this.#waiting.size >= Math.ceil(maxPending * part);
        return !first && isFull ? 'too-many-pending' : undefined;
    }
    #wait(session, pairing) {
        const token = hex(pairing.token);
        const cancel = this.#clock.after(this.#settings.pairingMs, () => {
            this.#waiting.delete(token);
            this.#counts.unpaired++;
            this.#closeUnused(session);
        });
        this.#waiting.set(token, { session, pairing, cancel });
    }
    #onUnpair(session, token) {
        const waiting = this.#waiting.get(hex(token));
        if (waiting?.session === session) {
            waiting.cancel();
            this.#waiting.delete(hex(token));
            return;
        }
        for (const link of this.#links.keys()) {
            const isMeant = link.sides.some((s) => s.session === session && s.pairing.token.equals(token));
            if (isMeant)
                return this.#end(link, 'remote');
        }
    }
    #start(sides) {
        const link = new Link(sides, {
            ports: this.#ports,
            shaper: this.#shaper,
            onPassed: (bytes) => (this.#counts.relayedBytes += bytes),
            onDropped: (bytes) => (this.#counts.droppedBytes += bytes),
            onDestroyed: (destroyed) => this.#end(destroyed, 'remote'),
        });
        if (!link.open()) {
            link.close({ tell: false });
            for (const { session } of sides)
                this.#refuse(session, 'unusable');
            return;
        }
        const cancelEnd = this.#clock.after(this.#settings.maxSessionMs, () => {
            this.#end(link, 'too-long');
        });
        const cancelIdle = this.#endWhenIdle(link);
        this.#links.set(link, () => {
            cancelEnd();
            cancelIdle();
        });
        this.#counts.started++;
        this.emit('started', { devices: devicesOf(link) });
    }
    #endWhenIdle(link) {
        let { heard } = link;
        let cancel;
        const look = () => {
            // Of both: else one could go on sending to a place where nobody is any more.
            if (link.heard.some((n, side) => n === heard[side]))
                return this.#end(link, 'idle');
            heard = link.heard;
            cancel = this.#clock.after(this.#settings.idleMs, look);
        };
        cancel = this.#clock.after(this.#settings.idleMs, look);
        return () => cancel();
    }
    #end(link, reason) {
        const cancelTimers = this.#links.get(link);
        if (!cancelTimers)
            return;
        cancelTimers();
        this.#links.delete(link);
        // Where one of the two left, they may have a direct path now, which must not be cut.
        link.close({ tell: reason === 'too-long' || reason === 'closing' });
        this.#counts.ended[reason]++;
        this.emit('ended', { devices: devicesOf(link), reason, packets: link.packets });
        if (reason === 'remote')
            return;
        for (const { session } of link.sides)
            this.#closeUnused(session);
    }
    #forget(session) {
        const { connection } = session;
        const sessions = this.#sessions.get(connection);
        sessions?.delete(session);
        for (const [token, waiting] of this.#waiting) {
            if (waiting.session !== session)
                continue;
            waiting.cancel();
            this.#waiting.delete(token);
        }
        for (const link of [...this.#links.keys()]) {
            if (link.sides.some((side) => side.session === session))
                this.#end(link, 'remote');
        }
        if (sessions?.size !== 0)
            return;
        this.#sessions.delete(connection);
        this.#onUnused(connection);
    }
    #refuse(session, reason) {
        this.#noteRefused(session.connection.deviceId, reason);
        this.#closeUnused(session);
    }
    #noteRefused(deviceId, reason) {
        this.#counts.refused[reason]++;
        this.emit('refused', { deviceId, reason });
    }
    /** @returns whether it was closed, by this or before */
    #closeUnused(session) {
        const sides = [...this.#links.keys()].flatMap((link) => link.sides);
        const isUsed = [...sides, ...this.#waiting.values()].some((side) => side.session === session);
        if (!isUsed)
            session.close();
        return !isUsed;
    }
}
function devicesOf({ sides }) {
    return [sides[0].session.connection.deviceId, sides[1].session.connection.deviceId];
}
//# sourceMappingURL=relay.js.map