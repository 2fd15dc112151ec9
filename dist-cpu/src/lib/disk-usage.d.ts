/**
 * Bytes on disk of files and of everything in directories; holes of sparse files do not count.
 * What is not there, or goes meanwhile, counts nothing.
 */
export declare function diskUsage(paths: string[]): Promise<number>;
