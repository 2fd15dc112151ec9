/**
 * The same story with two devices of the older apps: what they map goes through the peer first, and
 * when that has gone from one to the other. They have no members and no roles: one key is all.
 */
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { keyPair, randomBytes } from 'hypercore-crypto';
import { hex } from '../lib/keys.js';
import { size } from '../lib/output.js';
import { filesBelow } from '../sync/project-snapshot.js';
import { createPhotos } from './dataset.js';
import { OlderDevice } from './older-device.js';
import { count } from './summary.js';
const BOOTSTRAP_NODES = 3;
const NEW_OBSERVATIONS = 10;
/** Rounds are short and begin anew: what was mapped meanwhile is in the next. */
const EVERY_MS = 500;
const OBSERVATION_MS = 50;
const PHOTO_MS = 3000;
const POLL_MS = 50;
const VARIANTS = ['original', 'preview', 'thumbnail'];
export class OlderStory {
    #parts;
    #settings;
    #limitMs;
    #projectKey = randomBytes(32);
    #ana;
    #ben;
    constructor(parts, settings) {
        this.#parts = parts;
        this.#settings = settings;
        this.#limitMs = 60_000 + settings.observations * OBSERVATION_MS + settings.photos * PHOTO_MS;
    }
    async tell() {
        const startedAtMs = performance.now();
        await this.#startNetwork();
        const bytes = await this.#map();
        const announcedMs = await this.#host();
        await this.#upload();
        const { foundMs, syncedMs, contents } = await this.#download();
        await this.#stopPeer();
        const peerToPeer = await this.#meetDirectly(contents);
        const { records: observations, photos: attachments } = contents;
        const totalMs = Math.round(performance.now() - startedAtMs);
        return {
            evt: 'demo.done',
            ok: true,
            ...{ announcedMs, foundMs, syncedMs, observations, attachments, bytes, peerToPeer, totalMs },
        };
    }
    async #startNetwork() {
        const { stage, steps, screen } = this.#parts;
        const { ms } = await steps.run({ name: 'network', doing: `starting ${BOOTSTRAP_NODES} bootstrap nodes and a peer` }, async () => {
            await stage.startNetwork(BOOTSTRAP_NODES);
            stage.startPeer();
            await stage.peerReady();
        });
        const text = `${BOOTSTRAP_NODES} bootstrap nodes and an always-on peer are up`;
        screen.done('network', text, ms, { nodes: BOOTSTRAP_NODES });
    }
    async #map() {
        const { observations, photos } = this.#settings;
        const { value: bytes, ms } = await this.#parts.steps.run({ name: 'map', doing: 'Ana maps with an older Mapeo, offline', limitMs: this.#limitMs }, async () => {
            this.#ana = await this.#open('ana');
            this.#ben = await this.#open('ben');
            await this.#ana.device.observe(observations);
            return this.#photograph(this.#ana.device, photos, 1);
        });
        const taken = photos > 0 ? ` and ${count(photos, 'photo')} (${size(bytes)})` : '';
        const text = `Ana maps ${count(observations, 'observation')}${taken}, offline`;
        this.#parts.screen.done('map', text, ms, { observations, photos, bytes });
        return bytes;
    }
    async #host() {
        const { stage, steps, screen } = this.#parts;
        const projectKey = hex(this.#projectKey);
        const { value: records, ms } = await steps.run({ name: 'announce', doing: 'the peer makes the project known' }, () => stage.host({ protocol: 'mapeo8', projectName: 'Our territory', projectKey }));
        const text = `the peer hosts it, and ${count(records, 'network node')} can point there`;
        screen.done('announce', text, ms, { records });
        return ms;
    }
    async #upload() {
        const { ms } = await this.#parts.steps.run({ name: 'upload', doing: 'Ana looks for the peer', limitMs: this.#limitMs }, async (signal) => {
            const { sync, close } = await this.#goOnline(this.#ana, { announce: false });
            await once(sync, 'synced', { signal });
            await close();
        });
        this.#parts.screen.done('upload', 'Ana gives the peer everything and goes offline', ms);
    }
    async #download() {
        const { value, ms } = await this.#parts.steps.run({ name: 'download', doing: 'Ben looks for the peer', limitMs: this.#limitMs }, async (signal) => {
            const startedAtMs = performance.now();
            const wanted = await this.#ana.device.contents();
            const { found, close } = await this.#goOnline(this.#ben, { announce: false });
            const foundMs = await found;
            const contents = await until(this.#ben.device, wanted, signal);
            this.#assertSameMedia();
            const syncedMs = Math.round(performance.now() - startedAtMs);
            await close();
            return { foundMs, syncedMs, contents };
        });
        const { records: observations, photos: attachments } = value.contents;
        const photos = attachments > 0 ? ` and ${count(attachments, 'photo')}` : '';
        const text = `Ben, given only the key, gets all ${observations}${photos}`;
        this.#parts.screen.done('download', text, ms, { observations, attachments });
        return value;
    }
    async #stopPeer() {
        const { stage, steps, screen } = this.#parts;
        const { ms } = await steps.run({ name: 'no-peer', doing: 'stopping the peer' }, async () => {
            await stage.stopPeer();
            const announcers = await stage.announcers({ projectKey: hex(this.#projectKey) });
            if (announcers > 0)
                throw new Error('somebody still announces the project');
        });
        screen.done('no-peer', 'the peer is stopped: nobody hosts the project now', ms);
    }
    async #meetDirectly(before) {
        const photos = Math.min(1, this.#settings.photos);
        const { value, ms } = await this.#parts.steps.run({ name: 'direct', doing: 'both map more, then look for one another', limitMs: this.#limitMs }, async (signal) => {
            await this.#ana.device.observe(NEW_OBSERVATIONS);
            await this.#ben.device.observe(NEW_OBSERVATIONS);
            await this.#photograph(this.#ana.device, photos, 2);
            const wanted = {
                records: before.records + 2 * NEW_OBSERVATIONS,
                photos: before.photos + photos,
            };
            const startedAtMs = performance.now();
            const ana = await this.#goOnline(this.#ana, { announce: true });
            const ben = await this.#goOnline(this.#ben, { announce: true });
            const foundMs = await ben.found;
            await until(this.#ben.device, wanted, signal);
            await until(this.#ana.device, wanted, signal);
            this.#assertSameMedia();
            const tookMs = Math.round(performance.now() - startedAtMs);
            await Promise.all([ana.close(), ben.close()]);
            return { foundMs, ms: tookMs };
        });
        const observations = 2 * NEW_OBSERVATIONS;
        const photo = photos > 0 ? ` and ${count(photos, 'photo')}` : '';
        const text = `Ana and Ben find each other, and swap ${observations} new ones${photo}`;
        this.#parts.screen.done('direct', text, ms, { observations, attachments: photos });
        return { ok: true, ...value, observations, attachments: photos };
    }
    /** Byte for byte; of records, hypercore has checked the hashes. */
    #assertSameMedia() {
        const files = (name) => {
            const dir = path.join(this.#parts.stage.dir, name, 'media');
            const names = filesBelow(dir).filter((file) => file.endsWith('.jpg'));
            return names.map((file) => [file, fs.readFileSync(path.join(dir, file))]);
        };
        if (!isDeepStrictEqual(files('ana'), files('ben')))
            throw new Error('the photos differ');
    }
    async #open(name) {
        const dir = path.join(this.#parts.stage.dir, name);
        fs.mkdirSync(dir, { recursive: true });
        const device = new OlderDevice(dir, this.#projectKey);
        this.#parts.steps.defer(() => device.close());
        await device.ready();
        return { device, keyPair: keyPair() };
    }
    async #goOnline({ device, keyPair }, { announce }) {
        const startedAtMs = performance.now();
        const client = await this.#parts.stage.client(keyPair);
        const options = { projectKey: this.#projectKey, announce, everyMs: EVERY_MS };
        const sync = client.joinMapeo8(device.mapeo, options);
        const found = once(sync, 'connected').then(() => Math.round(performance.now() - startedAtMs));
        return { sync, found, close: () => client.close() };
    }
    /** @returns the bytes of the originals */
    async #photograph(device, photos, seed) {
        const dir = path.join(this.#parts.stage.dir, `photos-${seed}`);
        fs.mkdirSync(dir, { recursive: true });
        let bytes = 0;
        for (const [n, photo] of (await createPhotos(dir, photos, { seed })).entries()) {
            for (const variant of VARIANTS) {
                const content = fs.readFileSync(photo[variant]);
                await device.addMedia(`${variant}/photo-${seed}-${n}.jpg`, content);
                if (variant === 'original')
                    bytes += content.length;
            }
        }
        return bytes;
    }
}
/** Resolves once the device has at least so much. */
async function until(device, wanted, signal) {
    for (;;) {
        const contents = await device.contents();
        if (contents.records >= wanted.records && contents.photos >= wanted.photos)
            return contents;
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
        signal.throwIfAborted();
    }
}
//# sourceMappingURL=older-story.js.map