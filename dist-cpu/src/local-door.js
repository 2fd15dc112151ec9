import { systemClock } from './lib/clock.js';
import { hex } from './lib/keys.js';
import { Service } from './lib/service.js';
import { LocalNetwork, } from './local-network.js';
import { Pairing } from './pairing.js';
import { InviteChannel } from './sync/comapeo-invites.js';
/** How long a device may be connected, outside a window, without a project that is hosted here. */
const IDLE_MS = 20_000;
/** A coordinator's app first sends the keys and then writes our role. Reading an old role would cost a reconnection. */
const ROLE_WRITTEN_MS = 500;
/** How long an old role, from before the invite, does not count. */
const JOIN_MS = 30_000;
/** Cores that a device asked for and we do not have; a device that asks for more is not offered them later. */
const MAX_ASKED = 1000;
export class LocalDoor extends Service {
    pairing;
    #peer;
    #clock;
    #log;
    #always;
    #network;
    #nearby = new Set();
    #joining = new Set();
    #timers = new Set();
    constructor({ peer, clock = systemClock, log }, { always, ...settings }) {
        super();
        this.#peer = peer;
        this.#clock = clock;
        this.#log = log;
        this.#always = always;
        this.#network = new LocalNetwork({ keyPair: peer.keyPair, clock }, settings);
        this.pairing = new Pairing({
            deviceName: peer.deviceName,
            show: () => this.#showForPairing(),
            devices: () => this.#devices(),
            onChange: () => this.#onWindowChange(),
            clock,
            log,
        });
    }
    get connections() {
        return this.#network.connections;
    }
    /** An app must be able to come back, and must not lose the invite that somebody is looking at. */
    mayRecycle({ deviceId }) {
        return this.#network.isVisible && !this.pairing.isBusyWith(deviceId);
    }
    /** Whether the project was just taken over: an older role in it does not count yet. */
    isJoining(projectId) {
        return this.#joining.has(projectId);
    }
    async open() {
        const network = this.#network;
        network.on('connection', ({ connection }) => this.#onConnection(connection));
        network.on('refused', (refusal) => {
            this.#peer.onRefused(refusal.reason);
            this.#log.debug({ evt: 'connection.refused', ...refusal });
        });
        network.on('visible', ({ name, port, interfaces }) => {
            this.#log.info({ evt: 'local-network.visible', name, port, interfaces }, 'visible to CoMapeo devices nearby');
        });
        network.on('invisible', ({ reason }) => {
            this.#log.warn({ evt: 'local-network.invisible', reason }, 'devices nearby cannot see this peer; trying again and again. Check that it is on the ' +
                'same network, and that UDP port 5353 is open (docs/local-network.md)');
        });
        await network.ready();
        this.defer(() => network.close());
        this.defer(() => this.#timers.forEach((cancel) => cancel()));
        this.defer(() => this.pairing.close());
        if (this.#always)
            await network.show();
    }
    /** Devices that asked for the project before it was hosted get it now. */
    offer(project) {
        const id = hex(project.discoveryKey);
        for (const { asked, handshake } of this.#nearby) {
            if (asked.has(id))
                this.#propose(handshake, project);
        }
    }
    async #showForPairing() {
        const wasVisible = this.#network.isVisible;
        const visibility = await this.#network.show();
        // Apps that were sent away for having nothing to sync come back only to a name that is new.
        if (wasVisible)
            this.#network.refresh();
        return visibility;
    }
    #devices() {
        return [...this.#nearby].flatMap(({ connection: { deviceId }, name }) => name === undefined ? [] : [{ deviceId, name }]);
    }
    #onConnection(connection) {
        const asked = new Set();
        const channel = new InviteChannel({
            connection,
            add: (keys) => this.#join(nearby, keys),
            hostedAs: (projectInviteId) => this.#peer.hostedAs(projectInviteId),
        }, { deviceName: this.#peer.deviceName });
        channel.on('device', (device) => {
            nearby.name = device.name;
            this.pairing.noteDevice(device);
        });
        channel.on('invite', ({ invite }) => this.pairing.offer(invite));
        channel.on('withdrawn', ({ inviteId }) => this.pairing.withdraw(inviteId));
        // In this order: both claim the connection's cores, and the later one is the one asked.
        channel.open();
        const handshake = this.#peer.accept(connection, {
            onUnknownCore: (key) => {
                if (asked.size < MAX_ASKED)
                    asked.add(hex(key));
            },
        });
        const nearby = { connection, handshake, asked, name: undefined };
        this.#nearby.add(nearby);
        void connection.closed.then((reason) => {
            this.#nearby.delete(nearby);
            // Today's apps do not come back by themselves.
            if (reason === 'recycled')
                this.#network.refresh();
        });
        this.#sendAwayIdle(nearby);
    }
    #onWindowChange() {
        if (this.pairing.isOpen)
            return;
        for (const nearby of this.#nearby)
            this.#sendAwayIdle(nearby);
    }
    /** During a window an app may be connected for nothing: somebody is looking for the button. */
    #sendAwayIdle({ connection }) {
        const cancel = this.#later(IDLE_MS, () => {
            if (this.pairing.isOpen || this.#peer.isSyncing(connection))
                return;
            void connection.end('timeout');
        });
        void connection.closed.then(cancel);
    }
    async #join({ handshake }, keys) {
        const project = await this.#peer.add(keys);
        const { projectId } = project;
        this.#joining.add(projectId);
        this.#later(JOIN_MS, () => this.#joining.delete(projectId));
        this.#propose(handshake, project);
        return projectId;
    }
    /** The app asked when it connected, and will not ask again: so we ask. */
    #propose(handshake, project) {
        this.#later(ROLE_WRITTEN_MS, () => {
            // It logs a refusal itself.
            handshake.propose(project).catch(() => { });
        });
    }
    #later(delayMs, run) {
        if (this.closing)
            return () => { };
        const cancel = this.#clock.after(delayMs, () => {
            this.#timers.delete(cancel);
            run();
        });
        this.#timers.add(cancel);
        return () => {
            cancel();
            this.#timers.delete(cancel);
        };
    }
}
//# sourceMappingURL=local-door.js.map