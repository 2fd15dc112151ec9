export declare function noteProcess(file: string, pid: number): void;
/** Ends the process that the file names, where it is still the same; resolves once it is gone. */
export declare function endStale(file: string): Promise<void>;
