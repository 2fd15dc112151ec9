/** Strangers of the soak: garbage, silence and wrong keys, at the doors that are open to anybody. */
import dgram from 'node:dgram';
import { once } from 'node:events';
import { keyPair, randomBytes } from 'hypercore-crypto';
import HyperDHT from 'hyperdht';
import { Connection } from '../../src/connection.js';
import { Handshake } from '../../src/handshake.js';
import { serve } from '../lib/program.js';
const LOOPBACK = '127.0.0.1';
const STAY_MS = 8000;
let dht;
const handlers = {
    async open({ bootstrap }) {
        dht = new HyperDHT({ bootstrap, host: LOOPBACK, port: [0, 0] });
        await dht.fullyBootstrapped();
    },
    /** Packets of random bytes, some of which begin as those of the protocol do. */
    async garbage({ ports, packets }) {
        const socket = dgram.createSocket('udp4');
        socket.bind(0, LOOPBACK);
        await once(socket, 'listening');
        for (let n = 0; n < packets; n++) {
            const packet = randomBytes(1 + (n % 600));
            if (n % 2 === 0)
                packet[0] = n % 4 === 0 ? 0b11 : 0b10011;
            for (const port of ports) {
                await new Promise((resolve) => socket.send(packet, port, LOOPBACK, () => resolve()));
            }
        }
        socket.close();
    },
    /** Connections that never say a word. */
    silent({ peer, count }) {
        for (let n = 0; n < count; n++) {
            const stream = connect(peer);
            setTimeout(() => stream.destroy(), STAY_MS);
        }
    },
    /** Devices that know a discovery key, and not the project key. */
    wrongKey({ peer, discoveryKey }) {
        const stream = connect(peer);
        const handshake = new Handshake({
            connection: new Connection(stream),
            find: () => undefined,
            admit: () => Promise.resolve({ begin() { }, cancel() { }, proven: () => Promise.resolve(true) }),
        });
        stream.once('open', () => {
            handshake.start();
            const project = {
                projectId: '',
                discoveryKey: Buffer.from(discoveryKey, 'hex'),
                psk: randomBytes(32),
            };
            handshake.propose(project).catch(() => stream.destroy());
        });
        setTimeout(() => stream.destroy(), STAY_MS);
    },
};
/** As somebody new each time. */
function connect(peer) {
    if (!dht)
        throw new Error('not open');
    const stream = dht.connect(Buffer.from(peer, 'hex'), { keyPair: keyPair() });
    stream.on('error', () => { });
    return stream;
}
serve(handlers);
//# sourceMappingURL=soak-strangers.js.map