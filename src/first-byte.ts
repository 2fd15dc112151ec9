/**
 * ENCRYPTION. What a connection carries is told by its first decrypted byte: an HTTP request begins
 * with an uppercase letter, Protomux with a control frame (0x00).
 */
import type NoiseSecretStream from '@hyperswarm/secret-stream'

const A = 0x41
const Z = 0x5a

export function isHttp(firstByte: number): boolean {
  return firstByte >= A && firstByte <= Z
}

/**
 * Calls `run` once with the first byte, which stays in the stream: whoever takes the stream over in
 * the same tick reads it again. Never calls it where the stream ends before. `onEnd` tells of a
 * remote that ended without a word.
 */
export function peekFirstByte(
  stream: NoiseSecretStream,
  run: (firstByte: number) => void,
  onEnd: () => void,
): void {
  const onReadable = () => {
    for (let chunk = read(stream); chunk !== null; chunk = read(stream)) {
      // An empty frame is a keep-alive.
      const [first] = chunk
      if (first === undefined) continue
      stream.off('readable', onReadable)
      stream.off('end', onEnd)
      stream.unshift(chunk)
      run(first)
      return
    }
  }
  stream.on('readable', onReadable)
  stream.once('end', onEnd)
}

function read(stream: NoiseSecretStream): Buffer | null {
  return stream.read() as Buffer | null
}
