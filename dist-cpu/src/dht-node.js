/**
 * DISCOVERY. A DHT node of ours: starts from the nodes it knew the last time, so that it needs no
 * bootstrap node, and goes on remembering those it meets. Dead nodes, of the list or from last time,
 * keep it from nothing (`bootstrap-watch.ts`).
 */
import HyperDHT from 'hyperdht';
import './upstream-guards.js';
import { BootstrapWatch } from './bootstrap-watch.js';
import { systemClock } from './lib/clock.js';
import { MapeoWebError } from './lib/errors.js';
import { CLIENT_NODES_LIMIT } from './lib/known-nodes.js';
import { Service } from './lib/service.js';
const SAVE_NODES_MS = 60_000;
/** Interfaces come and go in bursts. */
const SETTLE_MS = 300;
export class DhtNode extends Service {
    #collaborators;
    #settings;
    #clock;
    #dht;
    #watch;
    #wasOnline = true;
    #cancelSettle;
    constructor(collaborators, settings = {}) {
        super();
        this.#collaborators = collaborators;
        this.#settings = settings;
        this.#clock = collaborators.clock ?? systemClock;
    }
    get dht() {
        if (!this.#dht)
            throw new MapeoWebError('INTERNAL', 'the DHT node is not open');
        return this.#dht;
    }
    /** Which bootstrap nodes live. */
    get bootstrap() {
        if (!this.#watch)
            throw new MapeoWebError('INTERNAL', 'the DHT node is not open');
        return this.#watch;
    }
    /** @throws `PORT_IN_USE` */
    async open() {
        const { bootstrap, keyPair, knownNodes } = this.#collaborators;
        const { bindHost, port = 0, maxWindow } = this.#settings;
        const known = knownNodes?.load(bootstrap.networkId, { limit: CLIENT_NODES_LIMIT });
        if (known?.warning !== undefined)
            this.emit('warning', { message: known.warning });
        const dht = new HyperDHT({
            bootstrap: bootstrap.dht,
            nodes: [],
            // 0 alone would mean the range of ports that bootstrap nodes use.
            port: port === 0 ? [0, 0] : port,
            ...(bindHost === undefined ? {} : { host: bindHost }),
            ...(keyPair === undefined ? {} : { keyPair }),
            ...(maxWindow === undefined ? {} : { maxWindow }),
        });
        this.#dht = dht;
        const clock = this.#clock;
        const settings = { entries: bootstrap.dht, known: known?.nodes ?? [] };
        const watch = (this.#watch = new BootstrapWatch({ dht, clock }, settings));
        const inList = dht.bootstrapNodes;
        watch.on('changed', () => (dht.bootstrapNodes = watch.alive.length > 0 ? watch.alive : inList));
        watch.on('joined', ({ late }) => {
            if (late)
                void this.#joinLate();
        });
        watch.start();
        this.defer(() => dht.destroy());
        this.defer(() => watch.close());
        await dht.bind();
        const bound = dht.io.serverSocket.address().port;
        if (port !== 0 && bound !== port) {
            throw new MapeoWebError('PORT_IN_USE', `UDP port ${port} is taken`);
        }
        this.#watchNetwork(dht);
        const timer = setInterval(() => this.#save(), SAVE_NODES_MS);
        this.defer(() => {
            clearInterval(timer);
            this.#save();
        });
    }
    /**
     * HyperDHT hears of other addresses, and a sleep it only counts: its servers would stay with
     * nodes that have forgotten them for up to 5 minutes, and Hyperswarm with its records.
     */
    #watchNetwork(dht) {
        dht.on('wakeup', () => dht.emit('network-change'));
        dht.on('network-change', () => {
            this.#cancelSettle?.();
            this.#cancelSettle = this.#clock.after(SETTLE_MS, () => this.#onChange(dht));
        });
        dht.on('network-update', () => {
            const isBack = dht.online && !this.#wasOnline;
            this.#wasOnline = dht.online;
            // Its servers know this one already; a second time costs a few packets.
            if (isBack)
                dht.emit('network-change');
        });
        this.defer(() => this.#cancelSettle?.());
    }
    #onChange(dht) {
        if (this.closing || dht.destroyed)
            return;
        this.#watch?.askAgain();
        dht.refresh();
        this.emit('network-changed');
    }
    /** What HyperDHT does when it starts, for a start that found nobody. */
    async #joinLate() {
        const { dht } = this;
        if (this.closing || dht.destroyed)
            return;
        await dht
            .findNode(dht.table.id)
            .finished()
            .catch(() => { });
        if (this.closing || dht.destroyed)
            return;
        await dht._updateNetworkState(true).catch(() => { });
        if (!this.closing && !dht.destroyed)
            dht.emit('network-change');
    }
    #save() {
        const nodes = this.dht.toArray({ limit: CLIENT_NODES_LIMIT });
        if (nodes.length === 0)
            return;
        const { knownNodes, bootstrap } = this.#collaborators;
        try {
            knownNodes?.save(bootstrap.networkId, nodes, { limit: CLIENT_NODES_LIMIT });
        }
        catch (error) {
            this.emit('warning', { message: 'the known nodes were not saved', error });
        }
    }
}
//# sourceMappingURL=dht-node.js.map