import { hex } from '../lib/keys.js';
export class Doors {
    #listener;
    #keyPairOf;
    /** By discovery key in hex. */
    #open = new Map();
    constructor({ listener, keyPairOf }) {
        this.#listener = listener;
        this.#keyPairOf = keyPairOf;
    }
    /** Does nothing for a project that the device's own key pair serves. Safe to repeat. */
    async open(project) {
        const id = hex(project.discoveryKey);
        const known = this.#open.get(id);
        if (known)
            return known.door.listening;
        const keyPair = this.#keyPairOf(project);
        if (!keyPair)
            return;
        const door = this.#listener.openDoor(keyPair);
        const entry = { keyPair, door, isListening: false };
        this.#open.set(id, entry);
        await door.listening;
        entry.isListening = true;
    }
    async close({ discoveryKey }) {
        const id = hex(discoveryKey);
        const entry = this.#open.get(id);
        this.#open.delete(id);
        await entry?.door.close();
    }
    /** In whose name the project is announced; undefined: the device's. */
    announceeOf(discoveryKey) {
        const entry = this.#open.get(hex(discoveryKey));
        return entry && { keyPair: entry.keyPair, relayAddresses: entry.door.relayAddresses };
    }
    /** Whether clients could connect: before that, an announcement would lead nowhere. */
    isReachable({ protocol, discoveryKey }) {
        return protocol === 'comapeo' || (this.#open.get(hex(discoveryKey))?.isListening ?? false);
    }
}
//# sourceMappingURL=doors.js.map