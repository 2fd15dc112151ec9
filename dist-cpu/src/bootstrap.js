import { addressesOf, checkPublicHost, reachableFrom, scopeWarning, siblingsOf, withoutNamesOf, } from './bootstrap-address.js';
import { openBootstrapper } from './bootstrap-dht.js';
import { BootstrapWatch } from './bootstrap-watch.js';
import { answerDialBacks } from './dial-back-answer.js';
import { Guard } from './limits/guard.js';
import { RequestLimiter } from './limits/request-limiter.js';
import { addressKey } from './limits/source-table.js';
import { systemClock } from './lib/clock.js';
import { asError, MapeoWebError } from './lib/errors.js';
import { hex } from './lib/keys.js';
import { BOOTSTRAP_NODES_LIMIT } from './lib/known-nodes.js';
import { Service } from './lib/service.js';
import { probeUdpPort } from './lib/udp.js';
const SAVE_INTERVAL_MS = 60_000;
/** Nodes that live answer within a round trip; the others are not worth a later start. */
const RESTORE_WAIT_MS = 1000;
export const MAX_REQUESTS_PER_SECOND = 2000;
export class BootstrapNode extends Service {
    settings;
    #log;
    #knownNodes;
    #clock;
    #dht;
    #limiter;
    #guard;
    #restoring = false;
    #openedAt = 0;
    #savedAt = null;
    #seenAt;
    constructor({ log, knownNodes, clock = systemClock }, settings) {
        super();
        this.#log = log;
        this.#knownNodes = knownNodes;
        this.#clock = clock;
        this.settings = settings;
    }
    /** The DHT node, once open. It belongs to this service. */
    get dht() {
        if (!this.#dht)
            throw new Error('the bootstrap node is not open');
        return this.#dht;
    }
    /** 64 hexadecimal characters. */
    get publicNodeId() {
        const { id } = this.dht;
        if (!id)
            throw new MapeoWebError('INTERNAL', 'the bootstrap node has no id');
        return hex(id);
    }
    /** Where others see this node, if that is not where it says that it is. */
    get seenAt() {
        return this.#seenAt;
    }
    stats() {
        return {
            host: this.settings.publicHost,
            port: this.settings.port,
            publicNodeId: this.publicNodeId,
            nodes: this.dht.nodes.length,
            records: this.dht._persistent?.records.size ?? 0,
            siblings: this.dht.bootstrapNodes.length,
            uptimeMs: this.#clock.now() - this.#openedAt,
            savedAt: this.#savedAt,
            ...(this.#guard?.counts() ?? { served: null, dropped: null }),
        };
    }
    /**
     * Bound, with its id, and storing records. Nodes known from before that answer within a second
     * are in the table by then; siblings are asked afterwards, so dead ones never delay the start.
     * @throws `INVALID_HOST`, `UNBINDABLE_ADDRESS`, `PORT_IN_USE`, with nothing left open.
     */
    async open() {
        const { publicHost, bindHost, port } = this.settings;
        checkPublicHost(publicHost);
        await probeUdpPort(bindHost, port);
        this.#warnOfScope();
        this.#dht = await openBootstrapper(this.settings, (dht) => {
            answerDialBacks(dht, { clock: this.#clock });
            this.#limit(dht);
        });
        this.defer(() => this.dht.destroy());
        this.dht.on('nat-update', (host, seenPort) => {
            if (host !== null)
                this.#checkAddress(host, seenPort);
        });
        this.#openedAt = this.#clock.now();
        await this.#restore();
        this.defer(() => this.#save());
        this.#saveRegularly();
        this.#joinSiblings();
    }
    #limit(dht) {
        const { publicHost, bindHost } = this.settings;
        const { maxRequestsPerSecond: perSecond = MAX_REQUESTS_PER_SECOND } = this.settings;
        if (perSecond === 0)
            return;
        this.#limiter = new RequestLimiter({ perSecond });
        const mayReach = reachableFrom(publicHost, bindHost);
        const shared = { log: this.#log, clock: this.#clock, mayReach };
        const guard = (this.#guard = new Guard({ ...shared, dht, limiter: this.#limiter }));
        guard.install();
        this.defer(() => guard.close());
    }
    /**
     * Asks the nodes known from before whether they live. Only those that answer enter the table: a
     * dead address handed to a newcomer would cost it 6 s.
     */
    async #restore() {
        if (!this.#knownNodes)
            return;
        const { networkId } = this.settings;
        const { nodes, warning } = this.#knownNodes.load(networkId, { limit: BOOTSTRAP_NODES_LIMIT });
        if (warning !== undefined)
            this.#log.warn({ evt: 'bootstrap.nodes-unusable', warning });
        if (nodes.length === 0)
            return;
        this.#restoring = true;
        let answered = 0;
        const asked = nodes.map(async (node) => {
            await this.dht.ping(node);
            answered++;
        });
        const all = Promise.allSettled(asked).then(() => {
            this.#restoring = false;
            if (this.closing)
                return;
            this.#log.info({ evt: 'bootstrap.restored', asked: nodes.length, answered });
            this.emit('restored', { asked: nodes.length, answered });
        });
        let cancel = () => { };
        const deadline = new Promise((resolve) => {
            cancel = this.#clock.after(RESTORE_WAIT_MS, resolve);
        });
        await Promise.race([all, deadline]);
        cancel();
    }
    /** In the background: a name may take long to resolve, and nobody here waits for siblings. */
    #joinSiblings() {
        const { publicHost, port, bootstrap } = this.settings;
        const self = { host: publicHost, port };
        const siblings = siblingsOf(bootstrap, self);
        this.dht.bootstrapNodes = siblings;
        void addressesOf(siblings).then((hosts) => {
            for (const host of hosts)
                this.#limiter?.siblings.add(addressKey(host));
        });
        if (siblings.length === 0)
            return;
        void withoutNamesOf(self, siblings).then((others) => {
            if (this.closing)
                return;
            this.dht.bootstrapNodes = others;
            const entries = others.map((sibling) => `${sibling.host}:${sibling.port}`);
            const watch = new BootstrapWatch({ dht: this.dht, clock: this.#clock }, { entries });
            watch.start();
            this.defer(() => watch.close());
            this.dht.refresh();
            this.emit('joining', { siblings: others.length });
        });
    }
    #saveRegularly() {
        let cancel = () => { };
        const schedule = () => {
            cancel = this.#clock.after(SAVE_INTERVAL_MS, () => {
                this.#save();
                schedule();
            });
        };
        schedule();
        this.defer(() => cancel());
    }
    /** A table that cannot be saved costs the next start some time, and this one nothing. */
    #save() {
        // A table that is half restored would replace the whole one.
        if (!this.#knownNodes || this.#restoring)
            return;
        try {
            const nodes = this.dht.toArray({ limit: BOOTSTRAP_NODES_LIMIT });
            const { count, movedAside } = this.#knownNodes.save(this.settings.networkId, nodes, {
                limit: BOOTSTRAP_NODES_LIMIT,
            });
            if (movedAside !== undefined)
                this.#log.warn({ evt: 'bootstrap.nodes-moved', movedAside });
            this.#savedAt = this.#clock.now();
            this.#log.debug({ evt: 'bootstrap.saved', count });
            this.emit('saved', { count });
        }
        catch (cause) {
            const error = asError(cause);
            this.#log.warn({ evt: 'bootstrap.save-failed', reason: error.message });
            this.emit('save-failed', { error });
        }
    }
    #warnOfScope() {
        const { publicHost, bindHost } = this.settings;
        const warning = scopeWarning(publicHost, bindHost);
        if (warning === undefined)
            return;
        this.#log.warn({ evt: 'bootstrap.not-public', publicHost, bindHost }, warning);
    }
    /** What others see is a hint and not a proof: anybody can claim it. So it is shown, once. */
    #checkAddress(host, port) {
        const { publicHost, port: ownPort } = this.settings;
        // Port 0 means that they see different ones.
        if (host === publicHost && (port === ownPort || port === 0)) {
            this.#seenAt = undefined;
            this.emit('address-match');
            return;
        }
        const seenAt = `${host}:${port}`;
        if (this.#seenAt === seenAt)
            return;
        this.#seenAt = seenAt;
        const published = `${publicHost}:${ownPort}`;
        this.#log.warn({ evt: 'bootstrap.address-mismatch', published, seenAt }, 'Other nodes see this one at another address than --host and --port say: they will not use it');
        this.emit('address-mismatch', { host, port });
    }
}
//# sourceMappingURL=bootstrap.js.map