import { keyPair, randomBytes } from 'hypercore-crypto';
import HyperDHT from 'hyperdht';
import Hyperswarm from 'hyperswarm';
import { Connection } from '../src/connection.js';
import { DhtNode } from '../src/dht-node.js';
import { resolveBootstrap } from '../src/bootstrap-list.js';
import { Finder } from '../src/finder.js';
import { ProvenPeers } from '../src/find/proven-peers.js';
import { Handshake } from '../src/handshake.js';
import { discoveryKeyOf, handshakePskOf, projectIdOf, toProjectKey } from '../src/lib/keys.js';
import { MapeoWebError } from '../src/lib/errors.js';
import { announceFalsely } from '../test/helpers/false-announcers.js';
import { freeUdpPort } from '../test/helpers/network.js';
import { median, round } from './lib/numbers.js';
const LOOPBACK = '127.0.0.1';
const NODES = 3;
const RUNS = 5;
const STOCK_RUNS = 3;
/** Nobody waits longer with a telephone in the hand. */
const LIMIT_MS = 30_000;
const CASES = [
    { name: 'none', count: 0 },
    { name: '10 mixed', count: 10 },
    { name: '30 mixed', count: 30 },
    { name: '100 mixed', count: 100 },
    { name: '100 silent', count: 100, lies: ['silent'] },
    { name: '100 without the proof', count: 100, lies: ['mute'] },
    { name: '100 with a wrong key', count: 100, lies: ['wrong-key'] },
    { name: '100 that are not there', count: 100, lies: ['absent'] },
];
export const falseAnnouncersBench = {
    name: 'false-announcers',
    title: 'a client among false announcers of its project, with our finder and with Hyperswarm',
    onlyByNameMs: 1_500_000,
    async run(context) {
        const rows = [];
        for (const { name, ...liars } of CASES) {
            context.say(name);
            rows.push({ 'false announcers': name, ...(await measure(liars)) });
        }
        const seconds = LIMIT_MS / 1000;
        return {
            rows,
            notes: [
                `Seconds from the first search to the peer's proof, on ${NODES} nodes, ${RUNS} new clients in turn: median and slowest. Again: with the peer remembered. Mixed: silent, nonsense, hanging up, Protomux without the proof, the handshake with a wrong key, a record and nobody behind it. Hyperswarm: a stock one (3 at a time, 64 in all) that runs the same handshake, ${STOCK_RUNS} clients, given up after ${seconds} s.`,
            ],
        };
    },
};
async function measure(liars) {
    const closers = [];
    try {
        const bootstrap = [];
        for (let n = 0; n < NODES; n++) {
            const port = await freeUdpPort();
            const node = HyperDHT.bootstrapper(port, LOOPBACK, {
                host: LOOPBACK,
                bootstrap: [...bootstrap],
            });
            closers.unshift(() => node.destroy({ force: true }));
            await node.fullyBootstrapped();
            bootstrap.push(`${LOOPBACK}:${port}`);
        }
        const key = toProjectKey(keyPair().publicKey);
        const project = {
            projectId: projectIdOf(key),
            discoveryKey: discoveryKeyOf(key),
            psk: handshakePskOf(key),
        };
        closers.unshift(await startPeer(bootstrap, project));
        const crowd = await announceFalsely({ bootstrap }, project.discoveryKey, liars);
        closers.unshift(() => crowd.close());
        const [first, again, stock] = [[], [], []];
        for (let n = 0; n < RUNS; n++) {
            const proven = new ProvenPeers({}, { networkId: '' });
            first.push(await withFinder(bootstrap, project, proven));
            again.push(await withFinder(bootstrap, project, proven));
            if (n < STOCK_RUNS)
                stock.push(await withHyperswarm(bootstrap, project));
        }
        return {
            ...summary('first', first),
            ...summary('again', again),
            ...summary('Hyperswarm', stock),
        };
    }
    finally {
        for (const close of closers)
            await close();
    }
}
function summary(name, times) {
    const shown = (ms) => (ms >= LIMIT_MS ? `> ${LIMIT_MS / 1000}` : round(ms / 1000, 1));
    return { [`${name} s`]: shown(median(times)), [`${name} max`]: shown(Math.max(...times)) };
}
/** Whoever comes with the right key is let in: what comes after is other benches' matter. */
const admission = {
    begin: () => { },
    cancel: () => { },
    proven: () => Promise.resolve(true),
};
async function startPeer(bootstrap, project) {
    const dht = new HyperDHT({ bootstrap, host: LOOPBACK, port: [0, 0] });
    const identity = keyPair();
    const server = dht.createServer({}, (stream) => {
        handshakeOn(new Connection(stream), project);
    });
    await server.listen(identity);
    await dht.announce(project.discoveryKey, identity, server.relayAddresses).finished();
    return () => dht.destroy({ force: true });
}
function handshakeOn(connection, project) {
    const handshake = new Handshake({ connection, find: () => project, admit: () => Promise.resolve(admission) }, 
    // The bare path proves nothing here.
    { allowBare: false });
    handshake.start();
    return handshake;
}
async function withFinder(bootstrap, project, proven) {
    const list = resolveBootstrap({ bootstrap: bootstrap.join() });
    const node = new DhtNode({ bootstrap: list }, { bindHost: LOOPBACK });
    await node.ready();
    const finder = new Finder({ dht: node.dht, keyPair: keyPair(), proven });
    await finder.ready();
    try {
        return await untilProven((done) => {
            finder.on('connection', ({ connection }) => {
                const proposed = handshakeOn(connection, project).propose(project);
                proposed.then(() => {
                    finder.noteProven(connection, project.discoveryKey);
                    done();
                }, (error) => {
                    const isLie = error instanceof MapeoWebError && error.code === 'AUTH_FAILED';
                    finder.noteRefused(connection.deviceId, isLie ? 'refused' : 'unreachable');
                    void connection.end('refused');
                });
            });
            finder.join(project.discoveryKey, { announce: false });
        });
    }
    finally {
        await finder.close();
        await node.close();
    }
}
async function withHyperswarm(bootstrap, project) {
    const dht = new HyperDHT({ bootstrap, host: LOOPBACK, port: [0, 0] });
    const swarm = new Hyperswarm({ dht, keyPair: keyPair(randomBytes(32)) });
    try {
        return await untilProven((done) => {
            swarm.on('connection', (stream) => {
                const connection = new Connection(stream);
                const proposed = handshakeOn(connection, project).propose(project);
                proposed.then(done, () => void connection.end('refused'));
            });
            swarm.join(project.discoveryKey, { client: true, server: false });
        });
    }
    finally {
        await swarm.destroy({ force: true });
    }
}
async function untilProven(begin) {
    const startedAtMs = performance.now();
    await new Promise((resolve) => {
        const timer = setTimeout(resolve, LIMIT_MS);
        begin(() => {
            clearTimeout(timer);
            resolve();
        });
    });
    return Math.min(performance.now() - startedAtMs, LIMIT_MS);
}
//# sourceMappingURL=false-announcers.js.map