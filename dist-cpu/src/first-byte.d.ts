/**
 * ENCRYPTION. What a connection carries is told by its first decrypted byte: an HTTP request begins
 * with an uppercase letter, Protomux with a control frame (0x00).
 */
import type NoiseSecretStream from '@hyperswarm/secret-stream';
export declare function isHttp(firstByte: number): boolean;
/**
 * Calls `run` once with the first byte, which stays in the stream: whoever takes the stream over in
 * the same tick reads it again. Never calls it where the stream ends before. `onEnd` tells of a
 * remote that ended without a word.
 */
export declare function peekFirstByte(stream: NoiseSecretStream, run: (firstByte: number) => void, onEnd: () => void): void;
