import type { Logger } from '../lib/logger.js';
/** @throws `INVALID_CONFIG` */
export declare function readPassphraseFile(file: string, log: Logger): Buffer;
/** Twice, for nobody sees a slip. @throws `NO_TERMINAL`, `INVALID_CONFIG`, `NOT_CONFIRMED` */
export declare function askNewPassphrase(): Promise<Buffer>;
export declare function assertLongEnough(passphrase: Buffer): Buffer;
/** @throws `NO_TERMINAL`, `NOT_CONFIRMED` */
export declare function askPassphrase(): Promise<Buffer>;
