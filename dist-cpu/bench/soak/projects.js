/** Projects of a soak, as the command line adds and removes them, with what was promised of them. */
import { keyPair, randomBytes } from 'hypercore-crypto';
import { discoveryKeyOf, hex, projectIdOf, toProjectKey } from '../../src/lib/keys.js';
export class SoakProjects {
    #world;
    #ledger;
    constructor(world, ledger) {
        this.#world = world;
        this.#ledger = ledger;
    }
    /** A project of one device that all others and the peer are members of. */
    async share(owner, name) {
        const { devices, peerId } = this.#world;
        const keys = await owner.createProject(name);
        const others = devices.filter((device) => device !== owner);
        const projectKey = toProjectKey(Buffer.from(keys.projectKey, 'hex'));
        const projectId = projectIdOf(projectKey);
        const deviceIds = [peerId, ...others.map(({ deviceId }) => deviceId)];
        await owner.program.call('makeMembers', { projectId, deviceIds });
        for (const device of others)
            await device.join(keys);
        await this.#mustAdd(projectId, JSON.stringify(keys));
        const discoveryKey = hex(discoveryKeyOf(projectKey));
        const book = {
            name,
            projectId,
            discoveryKey,
            written: new Set(),
            stored: new Set(),
        };
        this.#ledger.projects.push(book);
        return book;
    }
    /** A project that exists nowhere: its id, and the body that adds it. */
    invent() {
        const projectKey = keyPair().publicKey;
        const key = () => hex(randomBytes(32));
        const encryptionKeys = {
            auth: key(),
            config: key(),
            data: key(),
            blobIndex: key(),
            blob: key(),
        };
        const body = { projectName: 'passing', projectKey: hex(projectKey), encryptionKeys };
        return { projectId: projectIdOf(toProjectKey(projectKey)), body: JSON.stringify(body) };
    }
    /** Whether the command said that it is done; where it did not, either is right. */
    async add(projectId, body) {
        this.#ledger.uncertain.add(projectId);
        const { code, stderr } = await this.#world.command(['projects', 'add', '-'], body);
        if (code !== 0)
            return `projects add: exit code ${code}: ${stderr}`;
        this.#ledger.noteHosted(projectId);
        return undefined;
    }
    async remove(projectId) {
        this.#ledger.uncertain.add(projectId);
        const remove = ['projects', 'remove', projectId, '--delete-data', '--yes'];
        const { code, stderr } = await this.#world.command(remove);
        if (code !== 0)
            return `projects remove: exit code ${code}: ${stderr}`;
        this.#ledger.noteRemoved(projectId);
        return undefined;
    }
    /** What is wrong with what the peer says it hosts; through the daemon, or without one. */
    async checkHosted() {
        const listed = await this.#list();
        return typeof listed === 'string' ? [listed] : this.#ledger.compareHosted(listed);
    }
    async isHosted(projectId) {
        return (await this.#list()).includes(projectId);
    }
    /** Project ids, or why there are none. */
    async #list() {
        const { code, result, stderr } = await this.#world.command(['projects', 'list']);
        if (code !== 0)
            return `projects list: exit code ${code}: ${stderr}`;
        const { projects } = result;
        return projects.map(({ projectId }) => projectId);
    }
    /** What is wrong with what the data API answers. */
    async checkStored() {
        const problems = [];
        for (const project of this.#ledger.projects) {
            const notes = await this.#world.storedNotes(project.projectId);
            problems.push(...this.#ledger.compareStored(project, notes));
        }
        return problems;
    }
    async #mustAdd(projectId, body) {
        const failure = await this.add(projectId, body);
        if (failure !== undefined)
            throw new Error(failure);
    }
}
//# sourceMappingURL=projects.js.map