/**
 * From here on entries wait, those of all engines in the process.
 * @param onFull told each time that the disk did not take something
 * @returns gives up what waits, so that projects can be closed: after the last engine
 */
export declare function holdIndexes(onFull: () => void): () => void;
