import type { Mapeo8 } from '../mapeo8/stock-project.js';
type Done<T = unknown> = (error: Error | null, value: T) => void;
type StockMapeo = Mapeo8 & {
    sync: {
        connectWebsocket(url: string, projectKey: Buffer): void;
    };
    observationCreate(observation: object, done: Done): void;
};
/** Photos are counted by their originals. */
export interface Contents {
    records: number;
    photos: number;
}
export declare class OlderDevice {
    #private;
    readonly mapeo: StockMapeo;
    /** @throws `ENGINE_NOT_INSTALLED` */
    constructor(dir: string, projectKey: Buffer, { deviceType }?: {
        deviceType?: 'desktop' | 'mobile';
    });
    ready(): Promise<void>;
    observe(count: number): Promise<void>;
    /** @param name as the apps have it: `original/…`, `preview/…`, `thumbnail/…` */
    addMedia(name: string, bytes: Buffer): Promise<void>;
    /** Names of its files. */
    mediaNames(): Promise<string[]>;
    /** Of all devices, as far as they are here. */
    contents(): Promise<Contents>;
    /** One round with a Mapeo Web of 2020, as the apps did it. @param url with credentials */
    syncOver(url: string, projectKey: Buffer): Promise<void>;
    close(): Promise<unknown>;
}
export {};
