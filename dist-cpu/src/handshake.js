/**
 * HANDSHAKE. Which project, and do both sides know its key? PROTOCOL.md has it byte by byte.
 *
 * Receives a `Connection` and hands `Authorised` (a project on a connection) to its admission,
 * which leads to `replication.ts`. It never opens a project itself, and nothing else can make an
 * `Authorised`: replication without it does not compile.
 *
 * Two forms, both many times over one connection:
 * - the Mapeo Web handshake, `Noise_NNpsk0` on a Protomux channel whose id is the discovery key;
 * - the bare path: a `hypercore/alpha` channel for the project's creator core, where hypercore's
 *   own capability check proves the key (any Hyperswarm client with `@comapeo/core`).
 */
import { EventEmitter } from 'node:events';
import { limitChannels } from './channel-limits.js';
import { HandshakeChannel } from './handshake-channel.js';
import { asError, MapeoWebError } from './lib/errors.js';
import { hex, KEY_BYTES } from './lib/keys.js';
import { systemClock } from './lib/clock.js';
const HYPERCORE_PROTOCOL = 'hypercore/alpha';
/** The only way to make an `Authorised`; the class below gives it out, to this file alone. */
let authorise;
/** A project that the other side of a connection is allowed to replicate. Only made in this file. */
export class Authorised {
    connection;
    project;
    form;
    constructor(connection, project, form) {
        this.connection = connection;
        this.project = project;
        this.form = form;
    }
    static {
        authorise = (connection, project, form) => new Authorised(connection, project, form);
    }
}
/** Longer than the host may hold a duplicate until the older connection is proved dead. */
const DEFAULT_DEADLINE_MS = 20_000;
/** What a client is told to wait when something here fails that is not its fault. */
const TROUBLE_RETRY_MS = 30_000;
/** All handshakes of one connection. */
export class Handshake extends EventEmitter {
    #connection;
    #find;
    #admit;
    #isFull;
    #onUnknownCore;
    #isUsedOtherwise;
    #clock;
    #settings;
    /** Handshakes under way or done, by discovery key in hex. */
    #projects = new Map();
    /** Errors that were our answer to the remote, not its answer to us. */
    #ours = new WeakSet();
    /** Settles once the last project of the bare path was proved, or will not be. */
    #bareProven = Promise.resolve();
    #authorisedCount = 0;
    #refusals = 0;
    #unknownCores = 0;
    constructor(collaborators, settings = {}) {
        super();
        this.#connection = collaborators.connection;
        this.#find = collaborators.find;
        this.#admit = collaborators.admit;
        this.#isFull = collaborators.isFull ?? (() => false);
        this.#onUnknownCore = collaborators.onUnknownCore ?? (() => { });
        this.#isUsedOtherwise = collaborators.isUsedOtherwise ?? (() => false);
        this.#clock = collaborators.clock ?? systemClock;
        this.#settings = {
            deadlineMs: settings.deadlineMs ?? DEFAULT_DEADLINE_MS,
            allowBare: settings.allowBare ?? true,
            mayIdle: settings.mayIdle ?? false,
            maxRefusals: settings.maxRefusals ?? 16,
            maxUnknownCores: settings.maxUnknownCores ?? 10_000,
        };
    }
    /** Starts to answer the remote. Call it in the tick in which the connection was raised. */
    start() {
        const { mux, closed } = this.#connection;
        limitChannels({
            mux,
            isAuthorised: () => this.#authorisedCount > 0,
            onAbuse: () => this.#abuse(),
        });
        // A notify callback that throws would take the whole stream down: each ends in a catch.
        mux.pair({ protocol: HandshakeChannel.PROTOCOL }, (id) => this.#onProposal(id));
        mux.pair({ protocol: HYPERCORE_PROTOCOL }, (id) => this.#onCore(id));
        if (this.#settings.mayIdle)
            return;
        const cancelDeadline = this.#clock.after(this.#settings.deadlineMs, () => {
            if (this.#authorisedCount > 0 || this.#isUsedOtherwise())
                return;
            void this.#connection.destroy('timeout');
        });
        void closed.then(cancelDeadline);
    }
    /**
     * Proposes a project to the remote; resolves once its replication began. Where the remote does
     * not speak the handshake, falls back to the bare path if that is allowed.
     * @throws MapeoWebError with the remote's answer, or `TIMEOUT` or `CONNECTION_LOST`.
     */
    propose(project) {
        return this.#once(project, () => this.#handshake(project, { mayFallBack: true }), 'us');
    }
    /** @param asked who began: what becomes of a remote's own asking is no answer to us */
    #once(project, run, asked = 'remote') {
        const id = hex(project.discoveryKey);
        const known = this.#projects.get(id);
        if (known)
            return known;
        const running = run();
        this.#projects.set(id, running);
        running.catch((error) => {
            // Another try may follow on this connection, after BUSY for example.
            this.#projects.delete(id);
            if (!(error instanceof MapeoWebError))
                return;
            const by = asked === 'us' && !this.#ours.has(error) ? 'remote' : 'us';
            this.#refused(error.code, project.discoveryKey, by);
        });
        return running;
    }
    #onProposal(id) {
        if (id?.byteLength !== KEY_BYTES)
            return this.#abuse();
        const discoveryKey = Buffer.from(id);
        const project = this.#find(discoveryKey);
        if (!project)
            return this.#refuse(discoveryKey);
        this.#once(project, () => this.#handshake(project, { mayFallBack: false })).catch(() => {
            // Each costs a Noise state and a line in the log, whatever is wrong with it.
            if (++this.#refusals > this.#settings.maxRefusals)
                this.#abuse();
        });
    }
    async #onCore(id) {
        if (id?.byteLength !== KEY_BYTES)
            return this.#abuse();
        const discoveryKey = Buffer.from(id);
        const project = this.#find(discoveryKey);
        if (!project)
            return this.#unknownCore(discoveryKey);
        const isAllowed = this.#settings.allowBare && project.needsHandshake !== true;
        if (!isAllowed && !this.#projects.has(hex(discoveryKey))) {
            this.#refused('AUTH_FAILED', discoveryKey, 'us');
            if (this.#authorisedCount === 0)
                void this.#connection.end('refused');
            return;
        }
        await this.#once(project, () => this.#bare(project)).catch(() => { });
    }
    async #handshake(project, { mayFallBack }) {
        const channel = new HandshakeChannel(this.#connection, project, this.#clock);
        try {
            const spoken = await channel.open(this.#settings.deadlineMs);
            if (!spoken) {
                // Who asked for the handshake and then closes it does not get in without one.
                if (mayFallBack)
                    return await this.#fallBack(project);
                throw new MapeoWebError('CONNECTION_LOST', 'the remote ended the handshake');
            }
            if (this.#connection.isInitiator)
                await this.#initiate(channel, project);
            else
                await this.#respond(channel, project);
        }
        finally {
            channel.close();
        }
    }
    /** The initiator reserves its own place first, so that after the proof nothing can go wrong. */
    async #initiate(channel, project) {
        const authorised = authorise(this.#connection, project, 'handshake');
        const admission = await this.#admitOurselves(authorised);
        let isFull;
        try {
            ;
            ({ isFull } = await channel.prove(this.#settings.deadlineMs));
        }
        catch (error) {
            admission.cancel();
            throw error;
        }
        this.#begin(authorised, admission);
        if (isFull)
            this.emit('remote-full', { discoveryKey: project.discoveryKey });
    }
    async #respond(channel, project) {
        try {
            await channel.verify(this.#settings.deadlineMs);
        }
        catch (error) {
            const refusal = this.#ourAnswer(error, 'AUTH_FAILED');
            // A wrong key or a broken proof is never an honest client's second thought. Silence is
            // answered with silence.
            if (refusal.code === 'AUTH_FAILED') {
                channel.refuse(refusal);
                void this.#connection.end('refused');
            }
            throw refusal;
        }
        const authorised = authorise(this.#connection, project, 'handshake');
        let admission;
        try {
            admission = await this.#admit(authorised);
        }
        catch (error) {
            const refusal = this.#ourAnswer(error, 'BUSY');
            channel.refuse(refusal);
            throw refusal;
        }
        channel.accept({ isFull: this.#isFull() });
        this.#begin(authorised, admission);
    }
    /**
     * One project after the other, each only once the one before was proved: discovery keys are no
     * secret, and every one that a stranger knows would open a project.
     */
    #bare(project) {
        const began = this.#bareProven.then(async () => {
            const authorised = authorise(this.#connection, project, 'bare');
            let admission;
            try {
                admission = await this.#admit(authorised);
            }
            catch (error) {
                // The bare path has no words: the remote sees the stream end.
                void this.#connection.end('refused');
                throw this.#ourAnswer(error, 'BUSY');
            }
            this.#begin(authorised, admission);
            return admission;
        });
        this.#bareProven = began.then((admission) => this.#assertProven(admission), () => { });
        return began.then(() => { });
    }
    async #assertProven(admission) {
        if (await admission.proven())
            return this.#connection.markProven();
        void this.#connection.destroy('timeout');
    }
    async #fallBack(project) {
        if (this.#connection.isClosed) {
            throw new MapeoWebError('CONNECTION_LOST', 'the connection ended during the handshake');
        }
        if (!this.#settings.allowBare || project.needsHandshake === true) {
            throw new MapeoWebError('VERSION', 'the remote does not speak the Mapeo Web handshake');
        }
        const authorised = authorise(this.#connection, project, 'bare');
        const admission = await this.#admitOurselves(authorised);
        this.#begin(authorised, admission);
        // A false announcer that is silent would keep us from looking for the true one.
        void this.#assertProven(admission);
    }
    /** Nobody but ourselves keeps us from replicating here. */
    async #admitOurselves(authorised) {
        try {
            return await this.#admit(authorised);
        }
        catch (error) {
            throw this.#ourAnswer(error, 'BUSY');
        }
    }
    #begin(authorised, admission) {
        if (this.#connection.isClosed) {
            admission.cancel();
            throw new MapeoWebError('CONNECTION_LOST', 'the connection ended during the handshake');
        }
        try {
            admission.begin();
        }
        catch (error) {
            // Half-attached is worse than gone: the end of the connection gives everything back.
            admission.cancel();
            void this.#connection.destroy('refused');
            throw asError(error);
        }
        this.#authorisedCount++;
        if (authorised.form === 'handshake')
            this.#connection.markProven();
        this.emit('authorised', { authorised });
    }
    /** Answers a proposal for a project that is not here. */
    #refuse(discoveryKey) {
        this.#refused('NOT_HOSTED', discoveryKey, 'us');
        if (++this.#refusals > this.#settings.maxRefusals)
            return this.#abuse();
        HandshakeChannel.refuseUnknown(this.#connection, discoveryKey);
    }
    /** The error as the answer we give for it; an error without a code is not told to strangers. */
    #ourAnswer(error, otherwise) {
        const answer = error instanceof MapeoWebError
            ? error
            : new MapeoWebError(otherwise, asError(error).message, {
                cause: error,
                ...(otherwise === 'BUSY' ? { retryAfterMs: TROUBLE_RETRY_MS } : {}),
            });
        this.#ours.add(answer);
        return answer;
    }
    #refused(code, discoveryKey, by) {
        this.emit('refused', { code, discoveryKey, by });
    }
    #unknownCore(discoveryKey) {
        if (++this.#unknownCores > this.#settings.maxUnknownCores)
            return this.#abuse();
        this.#onUnknownCore(discoveryKey);
    }
    #abuse() {
        void this.#connection.destroy('abuse');
    }
}
//# sourceMappingURL=handshake.js.map