import { RandomAccessFile } from './comapeo-internals.js';
export interface CoreStorageSettings {
    maxFiles: number;
    /**
     * The disk did not take something. Hypercore swallows that, and asks the device it came from for
     * nothing more: the project has to be opened anew.
     */
    onFull?: () => void;
}
export declare class CoreStorage {
    #private;
    /** @param dir where the cores of all projects are */
    constructor(dir: string, { maxFiles, onFull }: CoreStorageSettings);
    /** Of the files that are bounded. */
    get openFiles(): number;
    /**
     * Holds back what is written to the cores of a project, open or not, until the returned function
     * is called: their files keep still, and are together what a crash at that moment would leave.
     * @param projectKey in hex
     */
    holdWrites(projectKey: string): Promise<() => void>;
    /** @param name the path in the directory; it begins with the project's key in hex */
    file(name: string): RandomAccessFile;
}
/** Exported for tests. */
export declare class FilePool {
    #private;
    constructor(maxFiles: number);
    get size(): number;
    /** Runs as soon as there is a place for the file. */
    enter(file: PoolMember, run: () => void): void;
    opened(file: PoolMember): void;
    leave(file: PoolMember): void;
}
interface PoolMember {
    suspend(): void;
}
export {};
