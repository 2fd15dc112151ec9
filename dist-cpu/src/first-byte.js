const A = 0x41;
const Z = 0x5a;
export function isHttp(firstByte) {
    return firstByte >= A && firstByte <= Z;
}
/**
 * Calls `run` once with the first byte, which stays in the stream: whoever takes the stream over in
 * the same tick reads it again. Never calls it where the stream ends before. `onEnd` tells of a
 * remote that ended without a word.
 */
export function peekFirstByte(stream, run, onEnd) {
    const onReadable = () => {
        for (let chunk = read(stream); chunk !== null; chunk = read(stream)) {
            // An empty frame is a keep-alive.
            const [first] = chunk;
            if (first === undefined)
                continue;
            stream.off('readable', onReadable);
            stream.off('end', onEnd);
            stream.unshift(chunk);
            run(first);
            return;
        }
    };
    stream.on('readable', onReadable);
    stream.once('end', onEnd);
}
function read(stream) {
    return stream.read();
}
//# sourceMappingURL=first-byte.js.map