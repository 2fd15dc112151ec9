/**
 * `kill -9` at seeded moments of a sync, of an `add` and of a `remove`; then a restart. Nothing that
 * was acknowledged may be missing, and what was cut short is done or not done, and can be repeated.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { asError } from '../../src/lib/errors.js';
import { checkDatabases } from './checks.js';
import { Ledger, missing } from './ledger.js';
import { SoakProjects } from './projects.js';
import { World } from './world.js';
/** A command takes some hundred milliseconds until it acts, and some more until it is done. */
const COMMAND_MS = 900;
/** From the first block to the last of what one round writes. */
const SYNC_MS = 1500;
const NOTES = 15;
const SETTLE_MS = 60_000;
const POLL_MS = 100;
export class Crash {
    #settings;
    #world;
    #ledger = new Ledger();
    #projects;
    #problems = [];
    #kills = {};
    #book;
    #device;
    #answered = 0;
    #databases = 0;
    #notes = 0;
    constructor(settings) {
        this.#settings = settings;
        this.#world = new World(settings);
        this.#projects = new SoakProjects(this.#world, this.#ledger);
    }
    async run() {
        try {
            await this.#world.open({ devices: 1 });
            this.#device = this.#world.devices[0];
            this.#book = await this.#projects.share(this.#device, 'project');
            await this.#device.goOnline();
            const rounds = [
                ['sync', () => this.#killInSync()],
                ['add', () => this.#killInAdd()],
                ['remove', () => this.#killInRemove()],
            ];
            for (let n = 0; n < this.#settings.kills; n++) {
                const [name, round] = rounds[n % rounds.length];
                await round();
                this.#kills[name] = (this.#kills[name] ?? 0) + 1;
                this.#settings.say(`${n + 1} of ${this.#settings.kills}: killed in ${name}`);
            }
            await this.#checkEnd();
        }
        catch (error) {
            this.#problems.push(`the run broke off: ${asError(error).stack}`);
        }
        finally {
            await this.#world.close();
        }
        const { written, stored } = this.#book ?? { written: new Set(), stored: new Set() };
        return {
            ok: this.#problems.length === 0,
            seed: this.#settings.seed,
            kills: this.#kills,
            answered: this.#answered,
            written: written.size,
            stored: stored.size,
            databases: this.#databases,
            problems: this.#problems,
        };
    }
    async #killInSync() {
        const { projectId, written, stored } = this.#book;
        const notes = Array.from({ length: NOTES }, () => `note ${++this.#notes}`);
        const writing = this.#device.program
            .call('write', { projectId, notes, withPhoto: false })
            .then(() => this.#device.program.call('write', { projectId, notes: [], withPhoto: true }));
        await this.#killAfter(SYNC_MS);
        await writing;
        for (const note of notes)
            written.add(note);
        await this.#restart();
        // What the device sees the peer have is promised from then on, whatever dies next.
        const where = { projectId, deviceId: this.#world.peerId };
        const endMs = Date.now() + SETTLE_MS;
        while (!(await this.#device.program.call('isSyncedWith', where))) {
            if (Date.now() > endMs)
                return this.#note('the device did not get through after a restart');
            await sleep(POLL_MS);
        }
        for (const note of written)
            stored.add(note);
    }
    async #killInAdd() {
        const { projectId, body } = this.#projects.invent();
        const adding = this.#projects.add(projectId, body);
        await this.#killAfter(COMMAND_MS);
        if ((await adding) === undefined)
            this.#answered++;
        await this.#restart();
        this.#note(await this.#projects.add(projectId, body));
        this.#note(...(await this.#projects.checkHosted()));
    }
    async #killInRemove() {
        const { projectId, body } = this.#projects.invent();
        this.#note(await this.#projects.add(projectId, body));
        // Opened once: so that there are files to delete.
        await this.#world.storedNotes(projectId);
        const removing = this.#projects.remove(projectId);
        await this.#killAfter(COMMAND_MS);
        if ((await removing) === undefined)
            this.#answered++;
        await this.#restart();
        // Half of it done, it can be repeated; and whatever is left is no obstacle to adding it again.
        if (await this.#projects.isHosted(projectId)) {
            this.#note(await this.#projects.remove(projectId));
        }
        this.#note(...(await this.#projects.checkHosted()));
        this.#note(await this.#projects.add(projectId, body));
        await this.#world.storedNotes(projectId);
        this.#note(await this.#projects.remove(projectId));
    }
    async #killAfter(mostMs) {
        await sleep(this.#settings.random() * mostMs);
        await this.#world.peer.kill();
    }
    async #restart() {
        await this.#world.peer.start();
        const { problems } = checkDatabases(this.#world.storage);
        this.#note(...problems);
        this.#note(...(await this.#projects.checkHosted()), ...(await this.#projects.checkStored()));
    }
    async #checkEnd() {
        const { projectId, written } = this.#book;
        const endMs = Date.now() + SETTLE_MS;
        let lacking;
        do {
            lacking = missing(written, await this.#world.storedNotes(projectId));
            if (lacking.length > 0)
                await sleep(500);
        } while (lacking.length > 0 && Date.now() < endMs);
        this.#note(...lacking.map((note) => `the peer has not "${note}"`));
        await this.#world.peer.stop();
        const { checked, problems } = checkDatabases(this.#world.storage);
        this.#databases = checked;
        this.#note(...problems);
    }
    #note(...problems) {
        this.#problems.push(...problems.filter((problem) => problem !== undefined));
    }
}
//# sourceMappingURL=crash.js.map