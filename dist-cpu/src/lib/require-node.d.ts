/** @param version as `process.versions.node` */
export declare function isTooOld(version: string): boolean;
