import { Challenges } from './challenges.js';
import { byKind, Drops } from './drops.js';
import { kindOf, KINDS, NO_KIND, pingPacket, REPLY_KIND, tidOf } from './packets.js';
import { RecordQuota } from './record-quota.js';
import { addressKey } from './source-table.js';
import { cacheTokens } from './token-cache.js';
const REPORT_MS = 60_000;
/** Neither dht-rpc nor hyperdht has an error of the DHT's for it; all that is not 0 is a failure. */
export const TRY_LATER = 3;
export class Guard {
    drops;
    #dht;
    #log;
    #clock;
    #nowMs;
    #limiter;
    #mayReach;
    #challenges = new Challenges();
    #watched = new WeakSet();
    #lastSocket;
    /** By kind of request. */
    #served = new Float64Array(KINDS.length);
    #quota;
    #cancelReport;
    /** The request that is being handled, as far as it matters for what is sent. */
    #from;
    #source = 0;
    #kind = NO_KIND;
    #sentBytes = 0;
    #forwardedBytes = 0;
    constructor(collaborators) {
        const { dht, log, clock, monotonicMs = () => performance.now(), limiter } = collaborators;
        this.#dht = dht;
        this.#log = log;
        this.#clock = clock;
        this.#nowMs = monotonicMs;
        this.#limiter = limiter;
        this.#mayReach = collaborators.mayReach;
        this.drops = new Drops(() => this.#reportLater());
    }
    /** What was served and what was not, since the start. */
    counts() {
        return { served: byKind(this.#served), dropped: this.drops.counts() };
    }
    /** Before the sockets are bound: dht-rpc hands them `io.onmessage` as it is then. */
    install() {
        const { io } = this.#dht;
        const onmessage = io.onmessage.bind(io);
        const onrequest = io.onrequest.bind(io);
        cacheTokens(io);
        io.onmessage = (socket, packet, from) => this.#receive(onmessage, socket, packet, from);
        io.onrequest = (request, external) => this.#handle(onrequest, request, external);
    }
    close() {
        this.#cancelReport?.();
        this.#report();
    }
    #receive(pass, socket, packet, from) {
        const kind = kindOf(packet);
        const source = addressKey(from.host);
        if (kind === NO_KIND || source === 0)
            return this.drops.add('malformed', NO_KIND);
        if (socket !== this.#lastSocket)
            this.#watch(socket);
        const nowMs = this.#nowMs();
        if (kind === REPLY_KIND) {
            if (this.#isExpected(packet, from))
                pass(socket, packet, from);
            else if (!this.#isAnswer(socket, packet, from, nowMs))
                this.drops.add('unsolicited', kind);
            return;
        }
        const verdict = this.#limiter.admit(source, kind, packet, nowMs);
        if (verdict === 'proven' || verdict === 'stranger') {
            this.#served[kind] = this.#served[kind] + 1;
            this.#from = from;
            this.#source = source;
            this.#kind = kind;
            this.#sentBytes = 0;
            this.#forwardedBytes = 0;
            try {
                pass(socket, packet, from);
            }
            catch (error) {
                // Whatever a stranger sends, the others are served.
                this.drops.add('failed', kind);
                this.#log.debug({ evt: 'bootstrap.request-failed', kind: KINDS[kind], err: error });
            }
            finally {
                this.#from = undefined;
            }
            if (verdict === 'stranger') {
                const excess = Math.max(0, this.#sentBytes - packet.length) + this.#forwardedBytes;
                if (excess > 0)
                    this.#limiter.spend(source, excess, nowMs);
            }
        }
        else {
            this.drops.add(verdict, kind);
        }
        if (this.#limiter.needsProof && mayBeAsked(verdict)) {
            this.#challenge(socket, from, source, this.#challenges.begin(source, nowMs));
        }
    }
    /** With a valid token, where it has one: then it came from where it says. */
    #handle(pass, request, external) {
        const source = this.#source;
        if (request.token === null || this.#from === undefined)
            return pass(request, external);
        this.#limiter.prove(source, this.#nowMs());
        if (this.#dht._persistent)
            this.#quota ??= new RecordQuota(this.#dht);
        if (!this.#quota || request.internal)
            return pass(request, external);
        const isSibling = this.#limiter.siblings.has(source);
        if (this.#quota.store(source, this.#kind, isSibling, () => pass(request, external)))
            return;
        this.drops.add('records', this.#kind);
        request.sendReply(TRY_LATER, null, false, false);
    }
    /** Whether we asked that address something with that number: dht-rpc looks at the number alone. */
    #isExpected(packet, { host, port }) {
        const tid = tidOf(packet);
        for (const { tid: ours, to } of this.#dht.io.inflight) {
            if (ours === tid && to.port === port && to.host === host)
                return true;
        }
        return false;
    }
    /** Whether it is the answer to a challenge. */
    #isAnswer(socket, packet, from, nowMs) {
        const source = addressKey(from.host);
        const result = this.#challenges.answer(source, tidOf(packet), nowMs);
        if (result === 'wrong')
            return false;
        if (result === 'proven')
            this.#limiter.prove(source, nowMs);
        else
            this.#challenge(socket, from, source, result.next);
        return true;
    }
    #challenge(socket, to, source, tid) {
        if (tid !== undefined)
            socket.trySend(pingPacket(tid, source, to.port), to.port, to.host, 0);
    }
    /** From now on what the socket sends while a request is handled is counted. */
    #watch(socket) {
        this.#lastSocket = socket;
        if (this.#watched.has(socket))
            return;
        this.#watched.add(socket);
        const trySend = socket.trySend.bind(socket);
        socket.trySend = (packet, port, host, ttl) => {
            // Addresses to send to come out of packets.
            if (!(port > 0 && port < 65_536))
                return;
            if (this.#from !== undefined && !this.#mayAnswer(packet, host))
                return;
            trySend(packet, port, host, ttl);
        };
    }
    #mayAnswer(packet, host) {
        if (host === this.#from?.host) {
            this.#sentBytes += packet.length;
            return true;
        }
        if (!this.#mayReach(host) || !this.#limiter.mayForward(addressKey(host), this.#nowMs())) {
            this.drops.add('forwarding', this.#kind);
            return false;
        }
        this.#forwardedBytes += packet.length;
        return true;
    }
    #reportLater() {
        this.#cancelReport ??= this.#clock.after(REPORT_MS, () => this.#report());
    }
    #report() {
        if (!this.#cancelReport)
            return;
        this.#cancelReport = undefined;
        this.#log.info({ evt: 'bootstrap.dropped', ...this.drops.sinceLast() }, 'Requests dropped');
    }
}
/** Whoever is out of all bounds, and without a trace in our memory, is not asked who it is. */
function mayBeAsked(verdict) {
    return verdict !== 'unproven-total' && verdict !== 'unproven-subnet';
}
//# sourceMappingURL=guard.js.map