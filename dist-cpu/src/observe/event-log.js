import { systemClock } from '../lib/clock.js';
const MAX_EVENTS = 100;
export class EventLog {
    #nameOf;
    #clock;
    #events = [];
    #troubles = new Map();
    #nextId = 1;
    constructor({ nameOf, clock = systemClock }) {
        this.#nameOf = nameOf;
        this.#clock = clock;
    }
    /** Newest first. */
    list() {
        return [...this.#events].sort((a, b) => b.atMs - a.atMs || b.id - a.id);
    }
    /** What goes wrong at present, the longest first. */
    troubles() {
        return [...this.#troubles.values()].sort((a, b) => a.since - b.since);
    }
    say(tone, text) {
        const atMs = this.#clock.now();
        // Two devices that come and go alternate: so not only the last one is compared.
        const index = this.#events.slice(-6).findIndex((event) => event.text === text);
        const same = index < 0 ? undefined : this.#events.slice(-6)[index];
        if (same) {
            same.times++;
            same.atMs = atMs;
            return;
        }
        this.#events.push({ id: this.#nextId++, atMs, tone, text, times: 1 });
        if (this.#events.length > MAX_EVENTS)
            this.#events.shift();
    }
    note(activity) {
        const said = this.#words(activity);
        if (said)
            this.say(...said);
    }
    /** The same trouble may be told many times. @returns whether it is news */
    trouble(trouble) {
        const key = keyOf(trouble);
        const isNews = !this.#troubles.has(key);
        this.#troubles.set(key, trouble);
        if (isNews)
            this.say('bad', sentence(`${trouble.message.replace(/\.$/, '')} (${trouble.cause})`));
        return isNews;
    }
    /** @returns whether it was known */
    over(id) {
        const trouble = this.#troubles.get(keyOf(id));
        if (!this.#troubles.delete(keyOf(id)) || !trouble)
            return false;
        this.say('good', `Over: ${trouble.message}`);
        return true;
    }
    #words({ evt, projectId, deviceId }) {
        const project = `“${this.#nameOf(projectId) ?? projectId.slice(0, 8)}”`;
        const device = deviceId === undefined ? 'A device' : `Device ${deviceId.slice(0, 8)}`;
        switch (evt) {
            case 'project.added':
                return ['good', `${project} is hosted here now`];
            case 'project.removed':
                return ['plain', 'A project was removed from this peer'];
            case 'project.blocked':
                return ['bad', `A coordinator took this peer out of ${project}`];
            case 'project.unusable':
                return ['bad', `${project} cannot be opened`];
            case 'project.recovered':
                return ['good', `${project} can be opened again`];
            case 'sync.started':
                return ['plain', `${device} connected for ${project}`];
            case 'sync.synced':
                return ['good', `${device} and this peer have the same of ${project}`];
            case 'sync.ended':
                return ['plain', `${device} disconnected from ${project}`];
            case 'sync.recycled':
            case 'sync.progress':
                return undefined;
        }
    }
}
function keyOf({ kind, key }) {
    return `${kind}/${key}`;
}
function sentence(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
//# sourceMappingURL=event-log.js.map