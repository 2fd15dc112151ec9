import type { BootstrapNode } from './bootstrap.js';
import type { Clock } from './lib/clock.js';
import type { Logger } from './lib/logger.js';
import { Service } from './lib/service.js';
import type { StoragePaths } from './lib/storage.js';
import type { UiServerSettings } from './ui/ui-server.js';
export interface BootstrapDeskCollaborators {
    /** Open. Not closed here. */
    node: BootstrapNode;
    paths: StoragePaths;
    log: Logger;
    clock?: Clock | undefined;
}
export interface BootstrapDeskSettings {
    /** Undefined: no page and no metrics. */
    ui: UiServerSettings | undefined;
}
export declare class BootstrapDesk extends Service {
    #private;
    constructor({ node, paths, log, clock }: BootstrapDeskCollaborators, settings: BootstrapDeskSettings);
    /** Asks the others now, whether they reach this node unasked. Never rejects. */
    askOutside(): Promise<void>;
    /** Null where there is no page. */
    get uiUrl(): string | null;
    protected open(): Promise<void>;
}
