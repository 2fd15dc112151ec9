/**
 * A device in a process of its own, which can be stopped and killed: announces a key, accepts
 * connections and says nothing. Prints `ready` and then a line for each connection.
 *
 *     node silent-server.js '{"bootstrap":["127.0.0.1:1"],"topic":"<hex>","seed":"<hex>"}'
 */
import HyperDHT from 'hyperdht';
const input = JSON.parse(process.argv[2] ?? '');
const dht = new HyperDHT({ bootstrap: input.bootstrap, host: '127.0.0.1', port: [0, 0] });
const identity = HyperDHT.keyPair(Buffer.from(input.seed, 'hex'));
const server = dht.createServer({}, (stream) => {
    stream.on('error', () => { });
    process.stdout.write('connection\n');
});
await server.listen(identity);
await dht.announce(Buffer.from(input.topic, 'hex'), identity, server.relayAddresses).finished();
process.stdout.write('ready\n');
//# sourceMappingURL=silent-server.js.map