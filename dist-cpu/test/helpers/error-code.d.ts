/** The code of the error that `run` throws; `none` if it throws none. */
export declare function errorCode(run: () => unknown): string;
