/**
 * The story of the demonstration, step by step. Ana and Ben are never online together before the
 * peer has gone, so all that Ben has by then came through the peer, and all that comes afterwards
 * came from Ana.
 */
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { doFieldWork, nothingMapped, prove } from './field-work.js';
import { size } from '../lib/output.js';
import { count } from './summary.js';
const BOOTSTRAP_NODES = 3;
/** What each device maps after the peer has gone. */
const NEW_OBSERVATIONS = 10;
/** What a slow machine may need on top of a minute. */
const OBSERVATION_MS = 50;
const PHOTO_MS = 3000;
export class Story {
    #stage;
    #steps;
    #screen;
    #settings;
    #limitMs;
    #mapped = nothingMapped();
    #ana;
    #ben;
    #keys;
    constructor({ stage, steps, screen }, settings) {
        this.#stage = stage;
        this.#steps = steps;
        this.#screen = screen;
        this.#settings = settings;
        this.#limitMs = 60_000 + settings.observations * OBSERVATION_MS + settings.photos * PHOTO_MS;
    }
    async tell() {
        const startedAtMs = performance.now();
        await this.#startNetwork();
        await this.#map();
        await this.#startPeer();
        const announcedMs = await this.#host();
        await this.#upload();
        const { foundMs, syncedMs, proof } = await this.#download();
        await this.#stopPeer();
        const peerToPeer = await this.#meetDirectly(proof);
        const { observations, attachments, bytes } = proof;
        const totalMs = Math.round(performance.now() - startedAtMs);
        const counts = { observations, attachments, bytes };
        const times = { announcedMs, foundMs, syncedMs };
        return { evt: 'demo.done', ok: true, ...times, ...counts, peerToPeer, totalMs };
    }
    async #startNetwork() {
        const { ms } = await this.#steps.run({ name: 'network', doing: `starting ${BOOTSTRAP_NODES} bootstrap nodes` }, () => this.#stage.startNetwork(BOOTSTRAP_NODES));
        const text = `${BOOTSTRAP_NODES} bootstrap nodes are up; any one of them is enough`;
        this.#screen.done('network', text, ms, { nodes: BOOTSTRAP_NODES });
    }
    async #map() {
        const { observations, photos } = this.#settings;
        const { ms } = await this.#steps.run({ name: 'map', doing: 'Ana maps the territory, offline', limitMs: this.#limitMs }, async (signal) => {
            this.#stage.startPeer();
            this.#ana = await this.#stage.openDevice({
                name: 'Ana’s phone',
                deviceType: 'mobile',
                dir: 'ana',
            });
            await this.#ana.createProject('Our territory');
            this.#keys = await this.#ana.keys();
            await this.#fieldWork(this.#ana, 'ana', { observations, photos, seed: 1, signal });
        });
        const bytes = [...this.#mapped.photos.values()].reduce((sum, photo) => sum + photo.bytes, 0);
        const taken = photos > 0 ? ` and ${count(photos, 'photo')} (${size(bytes)})` : '';
        const text = `Ana maps ${count(observations, 'observation')}${taken}, offline`;
        this.#screen.done('map', text, ms, { observations, photos, bytes });
    }
    /** It was started before, and has had time to get ready. */
    async #startPeer() {
        const { ms } = await this.#steps.run({ name: 'peer', doing: 'starting the always-on peer' }, async () => this.#ana.makeMember(await this.#stage.peerReady()));
        this.#screen.done('peer', 'an always-on peer is up; Ana lets it into the project', ms);
    }
    async #host() {
        const { value: records, ms } = await this.#steps.run({ name: 'announce', doing: 'the peer makes the project known' }, () => this.#stage.host(this.#keys));
        const text = `the peer hosts it, and ${count(records, 'network node')} can point there`;
        this.#screen.done('announce', text, ms, { records });
        return ms;
    }
    async #upload() {
        const { value, ms } = await this.#steps.run({ name: 'upload', doing: 'Ana looks for the peer', limitMs: this.#limitMs }, async () => {
            this.#ben = await this.#stage.openDevice({
                name: 'Ben’s laptop',
                deviceType: 'desktop',
                dir: 'ben',
            });
            await this.#ana.makeMember(this.#ben.deviceId);
            const online = await this.#stage.goOnline(this.#ana, this.#keys, false);
            await this.#screen.watch([{ label: 'Ana to the peer', sync: online.sync }]);
            const foundMs = await online.found;
            await online.sync.synced();
            await online.close();
            return { foundMs };
        });
        this.#screen.done('upload', 'Ana gives the peer everything and goes offline', ms, value);
    }
    async #download() {
        const { value, ms } = await this.#steps.run({ name: 'download', doing: 'Ben looks for the peer', limitMs: this.#limitMs }, async (signal) => {
            await this.#ben.joinProject(this.#keys);
            const startedAtMs = performance.now();
            const online = await this.#stage.goOnline(this.#ben, this.#keys, false);
            await this.#screen.watch([{ label: 'the peer to Ben', sync: online.sync }]);
            const foundMs = await online.found;
            const { proof, atMs } = await this.#untilComplete(this.#ben, 'Ben', online.sync, signal);
            await online.close();
            return { foundMs, syncedMs: Math.round(atMs - startedAtMs), proof };
        });
        const { observations, attachments, bytes } = value.proof;
        const photos = attachments > 0 ? ` and ${count(attachments, 'photo')}` : '';
        const text = `Ben, given only the keys, gets all ${observations}${photos}`;
        this.#screen.done('download', text, ms, { observations, attachments, bytes });
        return value;
    }
    /** Not only is its process gone: nobody on the network says any more that it has the project. */
    async #stopPeer() {
        const { ms } = await this.#steps.run({ name: 'no-peer', doing: 'stopping the peer' }, async () => {
            await this.#stage.stopPeer();
            const announcers = await this.#stage.announcers(this.#keys);
            if (announcers > 0)
                throw new Error('somebody still announces the project');
        });
        this.#screen.done('no-peer', 'the peer is stopped: nobody hosts the project now', ms);
    }
    async #meetDirectly(before) {
        const photos = Math.min(1, this.#settings.photos);
        const { value, ms } = await this.#steps.run({ name: 'direct', doing: 'both map more, then look for one another' }, async (signal) => {
            const more = { observations: NEW_OBSERVATIONS, signal };
            await this.#fieldWork(this.#ana, 'ana-more', { ...more, photos, seed: 2 });
            await this.#fieldWork(this.#ben, 'ben-more', { ...more, photos: 0, seed: 3 });
            return this.#swap(signal);
        });
        const observations = value.proof.observations - before.observations;
        const attachments = value.proof.attachments - before.attachments;
        const photo = attachments > 0 ? ` and ${count(attachments, 'photo')}` : '';
        const text = `Ana and Ben find each other, and swap ${observations} new ones${photo}`;
        this.#screen.done('direct', text, ms, { observations, attachments });
        return { ok: true, ms: value.ms, foundMs: value.foundMs, observations, attachments };
    }
    async #swap(signal) {
        const startedAtMs = performance.now();
        const ana = await this.#stage.goOnline(this.#ana, this.#keys, true);
        const ben = await this.#stage.goOnline(this.#ben, this.#keys, true);
        await this.#screen.watch([{ label: 'Ana and Ben', sync: ben.sync }]);
        const foundMs = await ben.found;
        const atBen = await this.#untilComplete(this.#ben, 'Ben', ben.sync, signal);
        const atAna = await this.#untilComplete(this.#ana, 'Ana', ana.sync, signal);
        const others = ben.sync.connected.filter((id) => id !== this.#ana.deviceId);
        if (others.length > 0)
            throw new Error('Ben was connected to somebody else than Ana');
        await Promise.all([ana.close(), ben.close()]);
        const ms = Math.round(Math.max(atBen.atMs, atAna.atMs) - startedAtMs);
        return { foundMs, ms, proof: atBen.proof };
    }
    /** Resolves once the device has everything, with the proof and since when. */
    async #untilComplete(device, name, sync, signal) {
        const { observations, photos } = this.#mapped;
        for (;;) {
            // Before the look: what arrives during it must not be missed.
            const progress = once(sync, 'progress', { signal });
            progress.catch(() => { });
            const atMs = performance.now();
            const proof = await prove(device.project, this.#mapped);
            if (proof.complete)
                return { proof, atMs };
            this.#steps.note =
                `${name} has ${proof.observations} of ${observations.size} observations and ` +
                    `${proof.attachments} of ${photos.size} photos`;
            await progress;
        }
    }
    async #fieldWork(device, name, work) {
        const photoDir = path.join(this.#stage.dir, 'photos', name);
        fs.mkdirSync(photoDir, { recursive: true });
        await doFieldWork(device.project, this.#mapped, { ...work, photoDir });
    }
}
//# sourceMappingURL=story.js.map