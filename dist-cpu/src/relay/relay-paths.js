export class RelayPaths {
    /** Connections of HyperDHT's own, which are to relays alone. */
    #relays = new Set();
    /** Watches the node from now on. */
    constructor(dht) {
        const connect = dht.connect.bind(dht);
        dht.connect = (remotePublicKey, options) => {
            const stream = connect(remotePublicKey, options);
            // Whoever dials a device says at least with which identity.
            if (options !== undefined)
                return stream;
            this.#relays.add(stream);
            stream.once('close', () => this.#relays.delete(stream));
            return stream;
        };
    }
    isRelayed({ rawStream }) {
        if (!rawStream)
            return false;
        const { remoteHost, remotePort } = rawStream;
        return [...this.#relays].some(({ rawStream: relay }) => {
            return relay?.remoteHost === remoteHost && relay?.remotePort === remotePort;
        });
    }
}
//# sourceMappingURL=relay-paths.js.map