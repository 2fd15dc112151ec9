/**
 * Who takes part in the demonstration and where: bootstrap nodes and a peer in processes of their
 * own, devices in this one, all on 127.0.0.1 with storage under one directory.
 *
 * Every node gets an explicit bootstrap list: nothing here reaches another machine.
 */
import path from 'node:path';
import HyperDHT from 'hyperdht';
import { MapeoWebClient } from '../client.js';
import { control } from '../http/control-client.js';
import { discoveryKeyOf, toProjectKey } from '../lib/keys.js';
import { storagePaths } from '../lib/storage.js';
import { lookupPeers } from '../lookup.js';
import { Device } from './devices.js';
import { bootstrapArgs, Child, freeUdpPorts, peerArgs } from './processes.js';
const LOOPBACK = '127.0.0.1';
export class Stage {
    dir;
    #steps;
    #logLevel;
    #children = new Set();
    #bootstrap = [];
    #peer;
    constructor({ steps, dir }, { logLevel }) {
        this.dir = dir;
        this.#steps = steps;
        this.#logLevel = logLevel;
    }
    /** Resolves once each of the bootstrap nodes can be joined through. */
    async startNetwork(size) {
        const ports = await freeUdpPorts(size);
        this.#bootstrap = ports.map((port) => `${LOOPBACK}:${port}`);
        const storage = path.join(this.dir, 'bootstrap');
        const nodes = ports.map((port, index) => {
            const siblings = this.#bootstrap.filter((_, i) => i !== index);
            return this.#spawn(`bootstrap-${index + 1}`, bootstrapArgs({ port, siblings, storage }));
        });
        await Promise.all(nodes.map((node) => node.waitFor('bootstrap.ready')));
    }
    /** Starts it; `peerReady()` waits for it, and others can work meanwhile. */
    startPeer() {
        this.#peer = this.#spawn('peer', peerArgs(this.#peerStorage, this.#bootstrap));
    }
    /** Resolves with the peer's device id. */
    async peerReady() {
        const { deviceId } = await this.#peerProcess.waitFor('announce.ready');
        return deviceId;
    }
    /** Hands the project to the peer; resolves with how many DHT nodes can point to it. */
    async host(keys) {
        await control(storagePaths(this.#peerStorage), 'POST', '/projects', keys);
        const { records } = await this.#peerProcess.waitFor('announce.complete', (line) => line.keys > 0);
        return records;
    }
    /** Resolves once its process has gone. */
    async stopPeer() {
        this.#children.delete(this.#peerProcess);
        await this.#peerProcess.stop();
    }
    /** How many say on the network that they have the project. */
    async announcers({ projectKey }) {
        const dht = new HyperDHT({ bootstrap: this.#bootstrap, host: LOOPBACK });
        this.#steps.defer(() => dht.destroy());
        const topic = discoveryKeyOf(toProjectKey(Buffer.from(projectKey, 'hex')));
        const peers = await lookupPeers(dht, topic);
        await dht.destroy();
        return peers.length;
    }
    async openDevice({ dir, ...settings }) {
        const device = await Device.open({ ...settings, dir: path.join(this.dir, dir) });
        this.#steps.defer(() => device.close());
        return device;
    }
    async goOnline(device, keys, announce) {
        const online = await device.goOnline({ bootstrap: this.#bootstrap, keys, announce });
        this.#steps.defer(() => online.close());
        return online;
    }
    /** For a device that is none of `Device`. */
    async client(keyPair) {
        const client = new MapeoWebClient({ keyPair, bootstrap: this.#bootstrap, bindHost: LOOPBACK });
        this.#steps.defer(() => client.close());
        await client.ready();
        return client;
    }
    /** For an end in a hurry. */
    killChildren() {
        for (const child of this.#children)
            child.kill();
    }
    get #peerStorage() {
        return path.join(this.dir, 'peer');
    }
    get #peerProcess() {
        if (!this.#peer)
            throw new Error('the peer was not started');
        return this.#peer;
    }
    #spawn(name, args) {
        const logFile = path.join(this.dir, `${name}.log`);
        const child = new Child({ args, logFile, logLevel: this.#logLevel });
        this.#children.add(child);
        this.#steps.defer(() => {
            this.#children.delete(child);
            return child.stop();
        });
        void child.exited.then((how) => {
            // Those that were stopped on purpose are not on the list any more.
            if (this.#children.has(child))
                this.#steps.fail(new Error(`${name} ended: ${how}`));
        });
        return child;
    }
}
//# sourceMappingURL=stage.js.map