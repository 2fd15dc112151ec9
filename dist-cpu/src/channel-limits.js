/**
 * ENCRYPTION. Bounds what a remote can make Protomux keep: channels that it opens, and messages of
 * channels that nobody has opened here yet. Protomux 3 has a bound for the first that is infinite,
 * and for the second only stops reading, which does not help against one frame full of them.
 */
import c, {} from 'compact-encoding';
/** Of projects that we do not host, or have not heard of; as many as `maxUnknownCores`. */
const MAX_CHANNELS = 10_000;
/** A client asks for the first core of each of its projects, and for no more before the proof. */
const MAX_CHANNELS_BEFORE_PROOF = 1024;
/** Opens of protocols that nobody speaks here. A later version may try one or the other. */
const MAX_FOREIGN = 64;
/** As Protomux counts: 512 for each message, and its bytes. */
const MAX_PENDING_BYTES = 16 * 1024 * 1024;
const MAX_PENDING_BYTES_BEFORE_PROOF = 1024 * 1024;
/** What is thrown only stops the frame: the connection is cut already. */
class TooMuch extends Error {
}
export function limitChannels(collaborators) {
    const { isAuthorised, onAbuse } = collaborators;
    const mux = collaborators.mux;
    const open = mux._onopensession.bind(mux);
    const buffer = mux._bufferMessage.bind(mux);
    let foreign = 0;
    const refuse = () => {
        onAbuse();
        throw new TooMuch('more than a connection may make us keep');
    };
    mux._onopensession = (state) => {
        // Ids of closed channels are used again: the length is the most that were open at once. Cores
        // that we have opened ourselves are no stranger's doing.
        const max = isAuthorised() ? MAX_CHANNELS + mux._local.length : MAX_CHANNELS_BEFORE_PROOF;
        if (mux._remote.length >= max)
            refuse();
        if (!isSpoken(mux, state) && ++foreign > MAX_FOREIGN)
            refuse();
        return open(state);
    };
    mux._bufferMessage = (remote, type, state) => {
        const max = isAuthorised() ? MAX_PENDING_BYTES : MAX_PENDING_BYTES_BEFORE_PROOF;
        if (mux._buffered > max)
            refuse();
        buffer(remote, type, state);
    };
}
function isSpoken(mux, { buffer, start, end }) {
    const state = { buffer, start, end };
    c.uint.decode(state);
    const protocol = c.string.decode(state);
    return mux._notify.has(`${protocol}##`) || mux.opened({ protocol });
}
//# sourceMappingURL=channel-limits.js.map