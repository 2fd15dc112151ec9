import type { Assertions } from 'brittle';
export interface SeenService {
    name: string;
    port: number;
}
export interface MdnsBrowser {
    /** By name; those that said goodbye are gone. */
    readonly seen: Map<string, SeenService>;
    onFound: (service: SeenService) => void;
}
export declare function browse(t: Assertions): Promise<MdnsBrowser>;
