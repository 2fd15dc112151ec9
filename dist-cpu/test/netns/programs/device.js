import HyperDHT from 'hyperdht';
import { MapeoWebClient } from '../../../src/client.js';
import { hex } from '../../../src/lib/keys.js';
import { createDevice } from '../../helpers/device.js';
import { observe } from '../../helpers/peer.js';
const POLL_MS = 100;
const input = JSON.parse(process.argv[2] ?? '');
const startedAtMs = Date.now();
const print = (line) => {
    process.stdout.write(JSON.stringify({ ...line, ms: Date.now() - startedAtMs }) + '\n');
};
const teardowns = [];
const device = await createDevice({
    teardown: (run) => void teardowns.push(run),
    tmp: () => Promise.resolve(input.dir),
}, { rootKey: Buffer.from(input.rootKey, 'hex'), dir: input.dir });
const streams = watchStreams();
const client = new MapeoWebClient({
    keyPair: device.keyPair,
    bootstrap: input.bootstrap,
    relays: input.relays.map((key) => Buffer.from(key, 'hex')),
});
await client.ready();
const project = await device.manager.getProject(input.projectId);
await observe(project, `from process ${process.pid}`);
const sync = client.join(project, {
    projectKey: Buffer.from(input.projectKey, 'hex'),
    announce: input.announce ?? false,
});
print({ evt: 'joined' });
let isSynced = false;
sync.on('refused', ({ deviceId, error }) => print({ evt: 'refused', deviceId, code: error.code }));
sync.on('progress', ({ devices }) => {
    if (isSynced || !sync.connected.includes(input.target))
        return;
    const other = devices.find(({ deviceId }) => deviceId === input.target);
    if (!other?.initialSynced || other.toSend + other.toReceive > 0 || !other.dataEnabled)
        return;
    isSynced = true;
    print({ evt: 'synced' });
});
let via;
let deadlineMs = startedAtMs + input.timeoutMs;
let isRelayed = false;
while (Date.now() < deadlineMs) {
    const now = sync.connected.includes(input.target) ? viaOf() : undefined;
    if (now !== via) {
        via = now;
        print({ evt: 'path', via: via ?? null });
    }
    if (isSynced && via === 'direct')
        break;
    if (isSynced && via === 'relay' && !isRelayed) {
        isRelayed = true;
        print({ evt: 'relayed' });
        deadlineMs = Date.now() + input.upgradeMs;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
}
print({ evt: 'done', via: via ?? null, synced: isSynced });
await client.close();
for (const run of teardowns)
    await run();
/** Streams to the other side, dialled or accepted. */
function watchStreams() {
    const found = new Set();
    const note = (stream) => {
        found.add(stream);
        stream.once('close', () => found.delete(stream));
    };
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with `this` below
    const { connect, createServer } = HyperDHT.prototype;
    HyperDHT.prototype.connect = function (key, options) {
        const relay = hex(key) === input.target && input.relayFirst ? input.relays[0] : undefined;
        const relayThrough = relay === undefined ? {} : { relayThrough: Buffer.from(relay, 'hex') };
        const stream = connect.call(this, key, { ...options, ...relayThrough });
        if (hex(key) === input.target) {
            note(stream);
            stream.once('error', (error) => {
                print({ evt: 'failed', code: error.code, relayed: Boolean(options?.relayThrough) });
            });
        }
        return stream;
    };
    HyperDHT.prototype.createServer = function (options, onconnection) {
        const server = createServer.call(this, options, onconnection);
        server.on('connection', note);
        return server;
    };
    return found;
}
function viaOf() {
    for (const { rawStream, remotePublicKey } of streams) {
        if (!rawStream?.remoteHost || hex(remotePublicKey) !== input.target)
            continue;
        return input.relayAddresses.includes(rawStream.remoteHost) ? 'relay' : 'direct';
    }
    return undefined;
}
//# sourceMappingURL=device.js.map