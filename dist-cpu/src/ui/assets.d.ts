import type { FastifyInstance } from 'fastify';
interface Asset {
    type: string;
    body: string;
}
export interface Assets {
    /** Paths of what the documents name. */
    styles: string[];
    script: string;
    /** What stands in `<script type="importmap">`, */
    importMap: string;
    /** and what a content security policy must say for it to be taken. */
    importMapSource: string;
    /** By path. */
    files: ReadonlyMap<string, Asset>;
}
export declare function assets(): Assets;
export declare function assetRoutes(server: FastifyInstance): void;
export {};
