/**
 * @param run gets a directory with the copy, under the same file name; it is removed afterwards
 */
export declare function withDatabaseCopy<T>(file: string, run: (dir: string) => T | Promise<T>): Promise<T>;
/**
 * Whether a process, in whatever container, has the database open. Only for databases in WAL mode
 * that this process itself has not open: closing a file drops a process' POSIX locks on it.
 */
export declare function isDatabaseOpen(file: string): boolean;
