/**
 * `mapeo/rpc` on one connection of the local network: a coordinator's device sees who we are, and
 * sends invites. What becomes of an invite is decided elsewhere (`pairing.ts`).
 *
 * Receives a `Connection` and hands invites on. One for each connection, because both parts of the
 * engine that it is made of remember whatever a remote device sends for as long as they live.
 */
import { EventEmitter } from 'node:events';
import { checkProjectFile, toProjectKeys } from '../host/project-file.js';
import { asError, MapeoWebError } from '../lib/errors.js';
import { hex } from '../lib/keys.js';
import { plainText } from '../lib/plain-text.js';
import { createInviteApi, createLocalPeers, projectInviteIdOf, } from './comapeo-invite-internals.js';
/** A person sends a handful. */
const MAX_INVITES = 32;
const MAX_BAD_MESSAGES = 16;
/** All the words of an invite together; a project's description is the longest of them. */
const MAX_INVITE_CHARS = 20_000;
const MAX_INVITE_ID_BYTES = 64;
export class InviteChannel extends EventEmitter {
    #connection;
    #add;
    #deviceName;
    #peers = createLocalPeers();
    #invites;
    /** The project of each invite, by invite id in hex. */
    #projectInviteIds = new Map();
    #failures = new Map();
    #badMessages = 0;
    constructor({ connection, add, hostedAs }, { deviceName }) {
        super();
        this.#connection = connection;
        this.#add = add;
        this.#deviceName = deviceName;
        // Before the engine's own listener: it would remember an invite that is too large.
        this.#peers.on('invite', (_deviceId, invite) => this.#guard(invite));
        this.#invites = createInviteApi(this.#peers, {
            getProjectByInviteId: (projectInviteId) => {
                const projectPublicId = hostedAs(projectInviteId);
                return projectPublicId === undefined
                    ? undefined
                    : { projectPublicId, hasLeftProject: false };
            },
            addProject: (details) => this.#join(details),
        });
    }
    /**
     * Call it in the tick in which the Noise stream opened, and before `handshake.start()`: the
     * engine's part claims all of the connection's cores, and the later claim is the one that counts.
     */
    open() {
        this.#peers.on('peer-add', ({ deviceId }) => this.#introduce(deviceId));
        this.#peers.on('peers', (peers) => {
            for (const { deviceId, name } of peers) {
                if (name !== undefined)
                    this.emit('device', { deviceId, name: plainText(name) });
            }
        });
        this.#peers.on('failed-to-handle-message', () => {
            if (++this.#badMessages > MAX_BAD_MESSAGES)
                void this.#connection.destroy('abuse');
        });
        this.#invites.on('invite-received', (invite) => this.#onInvite(invite));
        this.#invites.on('invite-updated', ({ inviteId, state }) => {
            if (state === 'canceled')
                this.emit('withdrawn', { inviteId });
        });
        void this.#connection.closed.then(() => {
            for (const inviteId of this.#projectInviteIds.keys())
                this.emit('withdrawn', { inviteId });
        });
        const { stream, mux } = this.#connection;
        this.#peers.connect({
            noiseStream: {
                rawStream: stream.rawStream,
                userData: mux,
                remotePublicKey: stream.remotePublicKey,
                once: (event, run) => stream.once(event, run),
                // It is open. The engine would go on a turn later, when the remote may have ended the
                // stream already, and then throw where nobody could catch it.
                opened: { then: (run) => this.#orEnd(() => run(true)) },
            },
        });
    }
    #orEnd(run) {
        try {
            run();
        }
        catch {
            void this.#connection.destroy('refused');
        }
    }
    /** The apps' list of devices shows those with a name. */
    #introduce(deviceId) {
        const info = {
            name: this.#deviceName,
            deviceType: 'desktop',
            features: ['ack'],
        };
        // Who is gone need not know our name.
        this.#peers.sendDeviceInfo(deviceId, info).catch(() => { });
    }
    #guard(invite) {
        const { projectName, invitorName, roleName, roleDescription } = invite;
        const { projectColor, projectDescription } = invite;
        const words = [projectName, invitorName, roleName, roleDescription, projectColor];
        const chars = [...words, projectDescription].reduce((sum, text) => sum + (text?.length ?? 0), 0);
        const id = hex(invite.inviteId);
        const tooMany = !this.#projectInviteIds.has(id) && this.#projectInviteIds.size >= MAX_INVITES;
        const idBytes = Math.max(invite.inviteId.byteLength, invite.projectInviteId.byteLength);
        if (tooMany || chars > MAX_INVITE_CHARS || idBytes > MAX_INVITE_ID_BYTES) {
            void this.#connection.destroy('abuse');
            return;
        }
        this.#projectInviteIds.set(id, invite.projectInviteId);
    }
    #onInvite(invite) {
        const { inviteId, roleName } = invite;
        // Refused by the guard, which came first.
        if (!this.#projectInviteIds.has(inviteId))
            return;
        this.emit('invite', {
            invite: {
                inviteId,
                projectName: plainText(invite.projectName),
                roleName: roleName === undefined ? null : plainText(roleName),
                invitorName: plainText(invite.invitorName),
                invitorDeviceId: invite.invitorDeviceId,
                accept: () => this.#accept(inviteId),
                reject: () => this.#reject(inviteId),
            },
        });
    }
    async #accept(inviteId) {
        const lost = this.#connection.closed.then(() => {
            throw new MapeoWebError('CONNECTION_LOST', 'the inviting device went away');
        });
        lost.catch(() => { });
        const accepted = this.#invites.accept({ inviteId }).catch((error) => {
            const failure = this.#failures.get(inviteId);
            if (failure)
                throw failure;
            throw new MapeoWebError('INVITE_FAILED', asError(error).message, { cause: error });
        });
        accepted.catch(() => { });
        return Promise.race([accepted, lost]);
    }
    #reject(inviteId) {
        try {
            this.#invites.reject({ inviteId });
        }
        catch {
            // It was taken back in the meantime.
        }
    }
    async #join(details) {
        const inviteId = hex(details.inviteId);
        try {
            const invited = this.#projectInviteIds.get(inviteId);
            if (!invited?.equals(projectInviteIdOf(details.projectKey))) {
                throw new MapeoWebError('INVITE_FAILED', 'the keys are not those of the invite’s project');
            }
            return await this.#add(toKeys(details));
        }
        catch (error) {
            this.#failures.set(inviteId, asError(error));
            throw error;
        }
    }
}
/** @throws `INVALID_PROJECT_FILE`, naming what is missing and never a value */
function toKeys({ projectKey, encryptionKeys = {}, projectName }) {
    const text = (key) => (key === undefined ? undefined : hex(key));
    const { auth, config, data, blobIndex, blob } = encryptionKeys;
    const file = checkProjectFile({
        projectName: plainText(projectName),
        projectKey: hex(projectKey),
        encryptionKeys: {
            auth: text(auth),
            config: text(config),
            data: text(data),
            blobIndex: text(blobIndex),
            blob: text(blob),
        },
    });
    return toProjectKeys(file);
}
//# sourceMappingURL=comapeo-invites.js.map