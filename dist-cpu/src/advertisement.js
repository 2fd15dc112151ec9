/**
 * DISCOVERY, on the local network: shows this peer by mDNS as CoMapeo devices show themselves, as
 * `_comapeo._tcp` with a random name, which their apps connect to as soon as they see it.
 *
 * It knows a TCP port and nothing of what answers there. Networks come and go (a village's Wi-Fi is
 * switched on in the evening), so it looks again every now and then.
 */
import { randomBytes } from 'node:crypto';
import dgram from 'node:dgram';
import { once } from 'node:events';
import { systemClock } from './lib/clock.js';
import { asError } from './lib/errors.js';
import { localInterfaces } from './lib/private-address.js';
import { Service } from './lib/service.js';
const SERVICE_TYPE = 'comapeo';
const MDNS_PORT = 5353;
/** As long as CoMapeo's names are. */
const NAME_BYTES = 8;
const LOOK_AGAIN_MS = 15_000;
export class Advertisement extends Service {
    #clock;
    #settings;
    #published;
    #reason;
    /** One change at a time. */
    #changes = Promise.resolve();
    #cancelLook = () => { };
    constructor({ clock = systemClock }, settings) {
        super();
        this.#clock = clock;
        this.#settings = settings;
    }
    /** The name that devices see now. */
    get name() {
        return this.#published?.name;
    }
    /** Starts without waiting: it takes a second, and the network may not be there yet. */
    open() {
        this.defer(async () => {
            this.#cancelLook();
            await this.#change(() => this.#unpublish());
        });
        this.#look();
        return Promise.resolve();
    }
    /**
     * Takes another name, so that every app in sight connects again. Apps do so only when they see a
     * name for the first time; those that are connected keep their old connection.
     */
    refresh() {
        return this.#change(async () => {
            await this.#unpublish();
            await this.#publish();
        });
    }
    #look() {
        void this.#change(async () => {
            const seen = JSON.stringify(localInterfaces(this.#settings.bindHost));
            if (this.#published && JSON.stringify(this.#published.interfaces) === seen)
                return;
            await this.#unpublish();
            await this.#publish();
        });
        this.#cancelLook = this.#clock.after(LOOK_AGAIN_MS, () => this.#look());
    }
    #change(run) {
        this.#changes = this.#changes.then(run).catch((error) => {
            this.#noteInvisible(asError(error).message);
        });
        return this.#changes;
    }
    async #publish() {
        if (this.closing)
            return;
        const { port, bindHost } = this.#settings;
        const interfaces = localInterfaces(bindHost);
        if (interfaces.length === 0)
            return this.#noteInvisible('this machine is on no local network');
        // The library would print to stdout that it cannot, and go on.
        await probeMulticast();
        const { getResponder } = (await import('@homebridge/ciao')).default;
        const names = interfaces.map(({ name }) => name);
        const responder = getResponder({ interface: names, disableIpv6: true });
        const name = randomBytes(NAME_BYTES).toString('hex');
        const service = responder.createService({
            name,
            type: SERVICE_TYPE,
            port,
            restrictedAddresses: names,
            disabledIpv6: true,
        });
        this.#published = { name, interfaces, service, responder };
        await service.advertise();
        this.#reason = undefined;
        this.emit('visible', { name, interfaces });
    }
    /** Says goodbye, so that nobody keeps the name in a cache. */
    async #unpublish() {
        const published = this.#published;
        if (!published)
            return;
        this.#published = undefined;
        try {
            await published.service.destroy();
        }
        finally {
            await published.responder.shutdown();
        }
    }
    #noteInvisible(reason) {
        if (reason === this.#reason || this.closing)
            return;
        this.#reason = reason;
        this.emit('invisible', { reason });
    }
}
/** @throws where the mDNS port cannot be shared */
async function probeMulticast() {
    const socket = dgram.createSocket({ type: 'udp4', reuseAddr: true });
    try {
        socket.bind(MDNS_PORT);
        await once(socket, 'listening');
    }
    finally {
        socket.close();
    }
}
//# sourceMappingURL=advertisement.js.map