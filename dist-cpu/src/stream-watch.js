import { systemClock } from './lib/clock.js';
const LOOK_MS = 500;
const MIB = 1024 * 1024;
export class StreamWatch {
    #clock;
    #onCut;
    #settings;
    #streams = new Map();
    #cancel;
    constructor({ onCut = () => { }, clock = systemClock } = {}, settings = {}) {
        this.#onCut = onCut;
        this.#clock = clock;
        this.#settings = {
            maxOutgoingBytes: settings.maxOutgoingBytes ?? 32 * MIB,
            outgoingBytes: settings.outgoingBytes ?? MIB / 8,
            stuckMs: settings.stuckMs ?? 60_000,
            maxIncomingBytes: settings.maxIncomingBytes ?? 16 * MIB,
            maxUnprovenBytes: settings.maxUnprovenBytes ?? 4 * MIB,
        };
    }
    /** Watches the stream until it closes. */
    add(stream, watched) {
        if (stream.destroyed)
            return;
        this.#streams.set(stream, {
            ...watched,
            written: stream.rawBytesWritten,
            movedAtMs: this.#clock.now(),
        });
        stream.once('close', () => this.#streams.delete(stream));
        this.#cancel ??= this.#clock.after(LOOK_MS, () => this.#look());
    }
    close() {
        this.#cancel?.();
        this.#streams.clear();
    }
    #look() {
        this.#cancel = undefined;
        for (const [stream, state] of this.#streams) {
            const fault = this.#faultOf(stream, state);
            if (fault === undefined)
                continue;
            this.#streams.delete(stream);
            this.#onCut(fault);
            state.cut(fault);
        }
        // Nobody connected: nothing to look at.
        if (this.#streams.size > 0)
            this.#cancel = this.#clock.after(LOOK_MS, () => this.#look());
    }
    #faultOf(stream, state) {
        const { maxOutgoingBytes, outgoingBytes, stuckMs, maxIncomingBytes } = this.#settings;
        const { readable, writable } = buffered(stream);
        if (readable > maxIncomingBytes)
            return 'abuse';
        if (!state.isProven() && received(stream) > this.#settings.maxUnprovenBytes)
            return 'abuse';
        const nowMs = this.#clock.now();
        if (writable <= outgoingBytes || stream.rawBytesWritten !== state.written) {
            state.written = stream.rawBytesWritten;
            state.movedAtMs = nowMs;
        }
        if (writable > maxOutgoingBytes || nowMs - state.movedAtMs >= stuckMs)
            return 'slow-reader';
        return undefined;
    }
}
/** Bytes that wait in the Noise stream and in what carries it: a UDX stream, or one of Node's. */
function buffered(stream) {
    const noise = stream;
    const raw = (stream.rawStream ?? {});
    return {
        readable: bytes(noise._readableState, 0) + bytes(raw._readableState, raw.readableLength ?? 0),
        writable: bytes(noise._writableState, 0) + bytes(raw._writableState, raw.writableLength ?? 0),
    };
}
function bytes(state, otherwise) {
    // Node's streams have something else by this name.
    return typeof state?.buffered === 'number' ? state.buffered : otherwise;
}
/** Also what is of a message that is not whole yet. */
function received({ rawBytesRead, rawStream }) {
    return Math.max(rawBytesRead, rawStream?.bytesReceived ?? 0);
}
//# sourceMappingURL=stream-watch.js.map