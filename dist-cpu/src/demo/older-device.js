/** A device of the apps before CoMapeo: `@mapeo/core` 8 on an `osm-p2p` database, as they ship it. */
import path from 'node:path';
import { load } from '../mapeo8/packages.js';
export class OlderDevice {
    mapeo;
    #osm;
    #media;
    /** @throws `ENGINE_NOT_INSTALLED` */
    constructor(dir, projectKey, { deviceType = 'desktop' } = {}) {
        const osmP2p = load('osm-p2p');
        const blobStore = load('safe-fs-blob-store');
        const Mapeo = load('@mapeo/core');
        this.#osm = osmP2p({ dir, encryptionKey: projectKey });
        this.#media = blobStore(path.join(dir, 'media'));
        this.mapeo = new Mapeo(this.#osm, this.#media, { deviceType });
    }
    ready() {
        return new Promise((resolve) => this.#osm.ready(resolve));
    }
    async observe(count) {
        for (let n = 0; n < count; n++) {
            const observation = { type: 'observation', lat: n % 90, lon: n % 180, tags: { n } };
            await called((done) => this.mapeo.observationCreate(observation, done));
        }
    }
    /** @param name as the apps have it: `original/…`, `preview/…`, `thumbnail/…` */
    async addMedia(name, bytes) {
        await called((done) => {
            this.#media.createWriteStream(name, done).end(bytes);
        });
    }
    /** Names of its files. */
    async mediaNames() {
        const names = await called((done) => this.#media.list(done));
        return names.sort();
    }
    /** Of all devices, as far as they are here. */
    async contents() {
        const feeds = this.#osm.core._logs.feeds();
        const records = feeds.reduce((sum, feed) => sum + feed.downloaded(0, feed.length), 0);
        const originals = (await this.mediaNames()).filter((name) => name.startsWith('original/'));
        return { records, photos: originals.length };
    }
    /** One round with a Mapeo Web of 2020, as the apps did it. @param url with credentials */
    syncOver(url, projectKey) {
        return new Promise((resolve, reject) => {
            const { sync } = this.mapeo;
            sync.once('peer', (peer) => {
                peer.sync.once('end', resolve);
                peer.sync.once('error', reject);
                sync.replicateNetwork(peer);
            });
            sync.connectWebsocket(url, projectKey);
        });
    }
    close() {
        return called((done) => this.#osm.core._logs.close((error) => done(error ?? null, undefined)));
    }
}
function called(run) {
    return new Promise((resolve, reject) => {
        run((error, value) => (error ? reject(error) : resolve(value)));
    });
}
//# sourceMappingURL=older-device.js.map