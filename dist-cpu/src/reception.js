import { Handshake } from './handshake.js';
/** Ends of connections that are our doing, and the remote's fault. */
const CUTS = new Set(['abuse', 'timeout', 'slow-reader', 'stalled']);
export class Reception {
    #host;
    #projects;
    #replication;
    #watch;
    #refusals;
    #relay;
    #log;
    #allowBare;
    constructor({ host, projects, replication, watch, refusals, relay, log }, { allowBare }) {
        this.#host = host;
        this.#projects = projects;
        this.#replication = replication;
        this.#watch = watch;
        this.#refusals = refusals;
        this.#relay = relay;
        this.#log = log;
        this.#allowBare = allowBare;
    }
    /**
     * Serves a device, whatever door it came in by. Call it in the tick in which the Noise stream
     * opened. `allowBare`: for doors that today's apps use, which know no Mapeo Web handshake.
     */
    accept(connection, { allowBare = this.#allowBare, mayIdle = false, onUnknownCore } = {}) {
        const { deviceId, transport } = connection;
        const handshake = new Handshake({
            connection,
            find: (discoveryKey) => this.#projects.find(discoveryKey),
            admit: (authorised) => this.#replication.admit(authorised),
            isFull: () => this.#host.space.isFull,
            onUnknownCore: (key) => {
                this.#replication.noteUnknownCore(connection, key);
                onUnknownCore?.(key);
            },
            isUsedOtherwise: () => this.#relay()?.isUsedBy(connection) ?? false,
        }, { allowBare, mayIdle });
        this.#watch.add(connection.stream, {
            isProven: () => connection.isProven,
            cut: (reason) => void connection.destroy(reason),
        });
        connection.whenProven(() => this.#host.knownDevices.note(deviceId, Date.now()));
        handshake.on('refused', ({ code, by }) => {
            if (by === 'us')
                this.#refusals.note(`handshake.${code}`);
            // What strangers ask for is counted, and only what others tell us is worth a line each.
            this.#log[by === 'us' ? 'debug' : 'info']({ evt: 'handshake.refused', deviceId, code, by });
        });
        handshake.start();
        if (transport === 'dht')
            this.#relayFor(connection, handshake);
        this.#log.debug({ evt: 'connection.opened', deviceId, transport });
        void connection.closed.then((reason) => {
            const wasIdle = reason === 'timeout' && transport === 'local-network';
            if (CUTS.has(reason) && !wasIdle)
                this.#refusals.note(`connection.${reason}`);
            this.#log.debug({ evt: 'connection.closed', deviceId, reason });
        });
        return handshake;
    }
    /** Lets a device ask for the relay, and tells it of it once it proved to know a project's key. */
    #relayFor(connection, handshake) {
        const relay = this.#relay();
        if (!relay)
            return;
        relay.serve(connection);
        handshake.on('authorised', ({ authorised: { form } }) => {
            // The bare path has its proof later, and clients of it know no relay.
            if (form === 'handshake')
                relay.offer(connection);
        });
    }
}
//# sourceMappingURL=reception.js.map