import type { Bytes } from './seal.js';
export interface KdfSettings {
    passes: number;
    memoryKib: number;
}
/** libsodium's "moderate": most of a second, and little enough for a Raspberry Pi. */
export declare const DEFAULT_KDF: KdfSettings;
export declare function encrypted(source: Bytes, passphrase: Buffer, kdf?: KdfSettings): AsyncGenerator<Buffer>;
/**
 * Passes a backup on as it is, or decrypted where it is encrypted.
 * @param askPassphrase called for an encrypted one alone
 * @throws `WRONG_PASSPHRASE`, `BACKUP_DAMAGED`, `BACKUP_NEWER`
 */
export declare function decrypted(source: Bytes, askPassphrase: () => Promise<Buffer>): AsyncGenerator<Buffer>;
