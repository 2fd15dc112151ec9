/**
 * Hours of use in one run: devices write, sync, leave and come back, projects come and go, strangers
 * knock, and processes die. In the first half everything may die; in the second only devices, so
 * that the memory of the others can be watched.
 */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { asError } from '../../src/lib/errors.js';
import { checkDatabases } from './checks.js';
import { Ledger, missing } from './ledger.js';
import { judge } from './memory.js';
import { SoakProjects } from './projects.js';
import { World } from './world.js';
const PROJECTS = 3;
/** Added and removed again; more than these are not hosted at once. */
const MAX_PASSING = 5;
const TURN_MS = 1000;
const SETTLE_MS = 240_000;
const SAMPLE_MS = 2000;
/** A device's word that the peer has everything counts if it says so twice, this far apart. */
const CONFIRM_MS = 1500;
const FREEZE_MS = 5000;
export class Soak {
    #settings;
    #world;
    #ledger = new Ledger();
    #projects;
    #problems = [];
    #faults = {};
    #load = {};
    #samples = new Map();
    #passing = [];
    #startedAtMs = Date.now();
    #notes = 0;
    #databases = 0;
    constructor(settings) {
        this.#settings = settings;
        this.#world = new World(settings);
        this.#projects = new SoakProjects(this.#world, this.#ledger);
    }
    async run() {
        let sampling;
        try {
            await this.#world.open({ devices: this.#settings.devices });
            this.#settings.say('everybody is there');
            await this.#shareProjects();
            this.#startedAtMs = Date.now();
            sampling = setInterval(() => this.#sample(), SAMPLE_MS);
            await this.#goOn();
            clearInterval(sampling);
            await this.#settle();
            await this.#checkDisk();
        }
        catch (error) {
            this.#problems.push(`the run broke off: ${asError(error).stack}`);
        }
        finally {
            clearInterval(sampling);
            await this.#world.close();
        }
        return this.#result();
    }
    get #elapsedMs() {
        return Date.now() - this.#startedAtMs;
    }
    get #runMs() {
        return this.#settings.minutes * 60_000;
    }
    /** Each project is one device's own, and all devices' and the peer's. */
    async #shareProjects() {
        const { devices } = this.#world;
        for (let n = 0; n < PROJECTS; n++) {
            await this.#projects.share(devices[n % devices.length], `project-${n}`);
        }
        for (const device of devices)
            await device.goOnline();
    }
    async #goOn() {
        const faultEveryMs = Math.min(30_000, this.#runMs / 10);
        let nextFaultMs = this.#elapsedMs + faultEveryMs;
        let nextCheckMs = 0;
        while (this.#elapsedMs < this.#runMs && !this.#settings.signal.aborted) {
            if (this.#problems.length > 20)
                throw new Error('too much is wrong already');
            await this.#try(this.#pick(this.#loads()), this.#load);
            if (this.#elapsedMs >= nextFaultMs) {
                nextFaultMs = this.#elapsedMs + faultEveryMs * (0.5 + this.#settings.random());
                await this.#try(this.#pick(this.#faultsNow()), this.#faults);
            }
            if (this.#elapsedMs >= nextCheckMs) {
                nextCheckMs = this.#elapsedMs + Math.min(20_000, this.#runMs / 8);
                await this.#acknowledge();
                await this.#checkPeer();
                this.#report();
            }
            await sleep(TURN_MS * this.#settings.random());
        }
    }
    #loads() {
        return [
            ['writes', 10, () => this.#write(false)],
            ['writes with photos', 2, () => this.#write(true)],
            ['devices leave', 2, () => this.#leave()],
            ['devices return', 4, () => this.#return()],
            ['projects added', 1, () => this.#addPassing()],
            ['projects removed', 1, () => this.#removePassing()],
            ['exports', 1, () => this.#export()],
            ['garbage', 1, () => this.#garbage()],
            ['silent strangers', 1, () => this.#silent()],
            ['wrong keys', 1, () => this.#wrongKeys()],
        ];
    }
    #faultsNow() {
        const { peer } = this.#world;
        const devices = ['device: kill -9', 4, () => this.#killDevice()];
        if (this.#elapsedMs > this.#runMs / 2)
            return [devices];
        return [
            devices,
            [
                'bootstrap node: kill -9',
                2,
                () => this.#restart(this.#one(this.#world.bootstraps), 'kill'),
            ],
            ['peer: kill -9', 3, () => this.#restart(peer, 'kill')],
            ['peer: SIGTERM', 2, () => this.#restart(peer, 'stop')],
            ['peer: frozen', 2, () => this.#freeze()],
        ];
    }
    /** What a fault interrupts may fail; what it must not do is lie, which the ledger tells. */
    async #try([name, , run], counts) {
        try {
            await run();
            counts[name] = (counts[name] ?? 0) + 1;
        }
        catch (error) {
            this.#problems.push(`${name}: ${asError(error).message}`);
        }
    }
    async #write(withPhoto) {
        const device = this.#one(this.#world.devices);
        const project = this.#one(this.#ledger.projects);
        const count = withPhoto ? 1 : 1 + Math.floor(this.#settings.random() * 5);
        const notes = Array.from({ length: count }, () => `${device.name} ${++this.#notes}`);
        await device.program.call('write', { projectId: project.projectId, notes, withPhoto });
        for (const note of notes)
            project.written.add(note);
    }
    async #leave() {
        const online = this.#world.devices.filter(({ isOnline }) => isOnline);
        if (online.length > 1)
            await this.#one(online).goOffline();
    }
    async #return() {
        const offline = this.#world.devices.filter(({ isOnline }) => !isOnline);
        if (offline.length > 0)
            await this.#one(offline).goOnline();
    }
    async #addPassing() {
        if (this.#passing.length >= MAX_PASSING)
            return;
        const { projectId, body } = this.#projects.invent();
        this.#note(await this.#projects.add(projectId, body));
        this.#passing.push(projectId);
    }
    async #removePassing() {
        const projectId = this.#passing.shift();
        if (projectId !== undefined)
            this.#note(await this.#projects.remove(projectId));
    }
    #note(...problems) {
        this.#problems.push(...problems.filter((problem) => problem !== undefined));
    }
    async #export() {
        const { projectId } = this.#one(this.#ledger.projects);
        const file = path.join(this.#world.dir, 'export.geojson');
        const { code, stderr } = await this.#world.command([
            'projects',
            'export',
            projectId,
            '--output',
            file,
        ]);
        if (code !== 0)
            throw new Error(`projects export: exit code ${code}: ${stderr}`);
        JSON.parse(fs.readFileSync(file, 'utf8'));
        fs.rmSync(file);
    }
    async #garbage() {
        await this.#world.strangers.call('garbage', { ports: this.#world.ports, packets: 50 });
    }
    async #silent() {
        await this.#world.strangers.call('silent', { peer: this.#world.peerId, count: 10 });
    }
    async #wrongKeys() {
        const { discoveryKey } = this.#one(this.#ledger.projects);
        for (let n = 0; n < 5; n++) {
            await this.#world.strangers.call('wrongKey', { peer: this.#world.peerId, discoveryKey });
        }
    }
    async #restart(service, how) {
        await service[how]();
        // Between two lives the command line works on the directory itself.
        if (service === this.#world.peer)
            this.#note(...(await this.#projects.checkHosted()));
        await service.start();
    }
    async #freeze() {
        this.#world.peer.freeze();
        await sleep(FREEZE_MS);
        this.#world.peer.thaw();
    }
    /** In the middle of whatever it does: a write that is under way may or may not be there later. */
    async #killDevice() {
        const device = this.#one(this.#world.devices);
        const wasOnline = device.isOnline;
        const { projectId } = this.#one(this.#ledger.projects);
        const notes = [`${device.name} ${++this.#notes} (cut short)`];
        const write = device.program.call('write', { projectId, notes, withPhoto: false });
        write.catch(() => { });
        await sleep(this.#settings.random() * 50);
        await device.kill();
        await device.start();
        if (wasOnline)
            await device.goOnline();
    }
    /** What devices see the peer have is promised from then on. */
    async #acknowledge() {
        for (const device of this.#world.devices) {
            if (!device.isOnline)
                continue;
            for (const { projectId, written, stored } of this.#ledger.projects) {
                const notes = await device.program.call('notes', { projectId });
                // Those too whose writer was killed before it could say so.
                for (const note of notes)
                    written.add(note);
                if (missing(notes, [...stored]).length === 0)
                    continue;
                const where = { projectId, deviceId: this.#world.peerId };
                if (!(await device.program.call('isSyncedWith', where)))
                    continue;
                await sleep(CONFIRM_MS);
                if (!(await device.program.call('isSyncedWith', where)))
                    continue;
                for (const note of notes)
                    stored.add(note);
            }
        }
    }
    async #checkPeer() {
        this.#note(...(await this.#projects.checkHosted()), ...(await this.#projects.checkStored()));
        for (const service of [this.#world.peer, ...this.#world.bootstraps]) {
            if (service.unexpectedEnd === undefined)
                continue;
            this.#note(service.unexpectedEnd);
            service.unexpectedEnd = undefined;
            await service.start();
        }
    }
    /** Everybody comes back and gets everything. */
    async #settle() {
        this.#settings.say('everybody comes back and gets everything');
        for (const device of this.#world.devices)
            if (!device.isOnline)
                await device.goOnline();
        const endMs = Date.now() + SETTLE_MS;
        for (const project of this.#ledger.projects) {
            for (const [who, read] of this.#readers(project)) {
                let lacking;
                do {
                    lacking = this.#ledger.compareWritten(project, who, await read());
                    if (lacking.length > 0)
                        await sleep(500);
                } while (lacking.length > 0 && Date.now() < endMs);
                this.#problems.push(...lacking);
            }
        }
        await this.#checkPeer();
    }
    #readers({ projectId }) {
        return [
            ['peer', () => this.#world.storedNotes(projectId)],
            ...this.#world.devices.map((device) => [
                device.name,
                () => device.program.call('notes', { projectId }),
            ]),
        ];
    }
    async #checkDisk() {
        const { peer, devices, dir, storage } = this.#world;
        await peer.stop();
        this.#note(...(await this.#projects.checkHosted()));
        await Promise.all(devices.map((device) => device.kill()));
        for (const place of [storage, ...devices.map(({ name }) => path.join(dir, name))]) {
            const { checked, problems } = checkDatabases(place);
            this.#databases += checked;
            this.#note(...problems);
        }
    }
    #sample() {
        for (const service of [this.#world.peer, ...this.#world.bootstraps]) {
            const samples = this.#samples.get(service.name) ?? [];
            this.#samples.set(service.name, samples);
            samples.push({ ...service.use, atMs: this.#elapsedMs, life: service.lives });
        }
    }
    #report() {
        const { written, stored } = this.#totals();
        const faults = Object.values(this.#faults).reduce((sum, n) => sum + n, 0);
        const minutes = (this.#elapsedMs / 60_000).toFixed(1);
        const megabytes = Math.round(this.#world.peer.use.rssBytes / 1024 ** 2);
        this.#settings.say(`${minutes} of ${this.#settings.minutes} min · ${faults} faults · ${written} observations, ` +
            `${stored} stored · peer ${megabytes} MB · ${this.#problems.length} problems`);
    }
    #totals() {
        const sum = (count) => this.#ledger.projects.reduce((total, project) => total + count(project), 0);
        return { written: sum((p) => p.written.size), stored: sum((p) => p.stored.size) };
    }
    #result() {
        const memory = {};
        // From the last quarter before the end of the first half on a process has come up to its size.
        const judged = { fromMs: this.#runMs * 0.6, runMs: this.#runMs };
        for (const [name, samples] of this.#samples)
            memory[name] = judge(samples, judged);
        for (const [name, { flat, firstMb, lastMb }] of Object.entries(memory)) {
            if (!flat)
                this.#problems.push(`${name} grew from ${firstMb} to ${lastMb} MB`);
        }
        return {
            ok: this.#problems.length === 0,
            seed: this.#settings.seed,
            minutes: Math.round(this.#elapsedMs / 6000) / 10,
            ...this.#totals(),
            faults: this.#faults,
            load: this.#load,
            databases: this.#databases,
            memory,
            problems: this.#problems,
        };
    }
    #one(among) {
        return among[Math.floor(this.#settings.random() * among.length)];
    }
    #pick(actions) {
        let left = this.#settings.random() * actions.reduce((sum, [, weight]) => sum + weight, 0);
        return actions.find(([, weight]) => (left -= weight) < 0) ?? actions[0];
    }
}
//# sourceMappingURL=soak.js.map