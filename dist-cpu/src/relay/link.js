import { addressed, destroyAfter, isDestroy } from './udx-packet.js';
/** What waits for a device that did not send anything yet: the first flight of the other one. */
const MAX_HELD = 8;
export class Link {
    sides;
    #collaborators;
    #ports = [];
    /** The last header from each side. */
    #last = [undefined, undefined];
    /** Packets that came from each side. */
    #heard = [0, 0];
    /** Packets for each side that has not been heard of. */
    #held = [[], []];
    #isClosed = false;
    /** Packets that were passed on. */
    packets = 0;
    constructor(sides, collaborators) {
        this.sides = sides;
        this.#collaborators = collaborators;
    }
    /** Packets that came from each of the two. */
    get heard() {
        return [...this.#heard];
    }
    /** Gives each side the other's place. @returns false where a connection is gone already */
    open() {
        for (const [index, side] of this.sides.entries()) {
            const socket = side.session.connection.stream.rawStream?.socket;
            if (!socket)
                return false;
            const from = index;
            const onPacket = (packet, source) => this.#take(from, packet, source);
            this.#ports.push(this.#collaborators.ports.open(socket, onPacket));
        }
        for (const [index, { session, pairing }] of this.sides.entries()) {
            session.paired(pairing, this.#ports[index]?.id ?? 0);
        }
        return true;
    }
    /** `tell`: as if each had ended its stream, so that nobody waits for the other in vain. */
    close({ tell }) {
        this.#isClosed = true;
        for (const port of this.#ports)
            port.close();
        this.#collaborators.shaper.remove(this);
        if (!tell)
            return;
        for (const from of [0, 1]) {
            const last = this.#last[from];
            if (last)
                this.#send(from === 0 ? 1 : 0, destroyAfter(last));
        }
    }
    #take(from, packet, source) {
        // From anywhere else it is somebody who guessed the id.
        if (!isFrom(this.sides[from].session.connection, source))
            return;
        const to = from === 0 ? 1 : 0;
        this.#heard[from]++;
        for (const held of this.#held[from].splice(0))
            this.#pass(to, held);
        const copy = addressed(packet, this.sides[to].pairing.id);
        // The address of a device is what its handshake said, which may be forged (upstream issue #295):
        // nothing goes there before something came from there.
        if (this.#heard[to] > 0)
            return this.#pass(from, copy);
        if (this.#held[to].length < MAX_HELD)
            this.#held[to].push(copy);
        else
            this.#collaborators.onDropped(copy.byteLength);
    }
    #pass(from, packet) {
        if (this.#isClosed)
            return;
        const { shaper, onPassed, onDropped, onDestroyed } = this.#collaborators;
        const isTaken = shaper.push(this, packet.byteLength, () => {
            this.#last[from] = packet;
            this.packets++;
            onPassed(packet.byteLength);
            this.#send(from === 0 ? 1 : 0, packet);
            if (isDestroy(packet))
                onDestroyed(this);
        });
        if (!isTaken)
            onDropped(packet.byteLength);
    }
    #send(to, packet) {
        const raw = this.sides[to].session.connection.stream.rawStream;
        if (!raw?.socket || raw.remotePort === undefined)
            return;
        raw.socket.trySend(packet, raw.remotePort, raw.remoteHost);
    }
}
function isFrom({ stream }, { host, port }) {
    return stream.rawStream?.remoteHost === host && stream.rawStream.remotePort === port;
}
//# sourceMappingURL=link.js.map