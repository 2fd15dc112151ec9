import { type Logger } from '../lib/logger.js';
import { type NotifyOptions } from '../lib/settings.js';
import type { NoticeSource } from '../notify/message.js';
import type { Trouble, TroubleId } from '../notify/trouble.js';
export declare class Notices {
    #private;
    /** Without an address nothing is sent. @throws `INVALID_CONFIG` */
    constructor(log: Logger, { notifyUrl, notifySecretFile }: NotifyOptions, { source, storageDir }: {
        source: NoticeSource;
        storageDir: string;
    });
    raise(trouble: Trouble): void;
    resolve(id: TroubleId): void;
    /** From here on the end of the process is no failure to start. */
    started(): void;
    close(): Promise<void>;
}
/**
 * Tells that a service did not start, whatever stopped it: so it takes its settings where it finds
 * them and relies on nothing that may be what is broken. Never fails, takes five seconds at most.
 *
 * A person who mistypes something reads that on the terminal, so input errors are told only where
 * there is none.
 */
export declare function tellStartFailed(argv: string[], error: unknown): Promise<void>;
