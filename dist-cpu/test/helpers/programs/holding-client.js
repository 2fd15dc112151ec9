/**
 * A program for tests: connects to a peer with a device's identity, proves to know a project's key
 * and prints a line. Then it holds the connection until its parent stops or kills it.
 */
import { once } from 'node:events';
import HyperDHT from 'hyperdht';
import { Connection } from '../../../src/connection.js';
import { Handshake } from '../../../src/handshake.js';
import { discoveryKeyOf, handshakePskOf, projectIdOf, toProjectKey } from '../../../src/lib/keys.js';
const ATTEMPTS = 3;
const ATTEMPT_MS = 10_000;
const input = JSON.parse(process.argv[2] ?? '');
const bytes = (text) => Buffer.from(text, 'hex');
const projectKey = toProjectKey(bytes(input.projectKey));
const known = {
    projectId: projectIdOf(projectKey),
    discoveryKey: discoveryKeyOf(projectKey),
    psk: handshakePskOf(projectKey),
};
const dht = new HyperDHT({ bootstrap: input.bootstrap, host: '127.0.0.1', port: [0, 0] });
async function connect() {
    const { publicKey, secretKey } = input.identity;
    const stream = dht.connect(bytes(input.peer), {
        keyPair: { publicKey: bytes(publicKey), secretKey: bytes(secretKey) },
    });
    const handshake = new Handshake({
        connection: new Connection(stream),
        find: () => known,
        admit: () => Promise.resolve({ begin: () => { }, cancel: () => { }, proven: () => Promise.resolve(true) }),
    }, { deadlineMs: ATTEMPT_MS });
    await once(stream, 'open');
    handshake.start();
    await handshake.propose(known);
}
// On a crowded machine a first packet may get lost; like any client, this one tries again.
for (let attempt = 1;; attempt++) {
    try {
        await connect();
        break;
    }
    catch (error) {
        if (attempt === ATTEMPTS)
            throw error;
    }
}
process.stdout.write('holding\n');
// Should the parent be gone without a word, its end of the pipe is closed.
process.stdin.resume().on('close', () => process.exit());
//# sourceMappingURL=holding-client.js.map