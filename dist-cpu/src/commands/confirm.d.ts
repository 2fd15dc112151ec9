/**
 * Resolves when the operator typed the word, in capitals or not. Asks on stderr: stdout is for results.
 * @throws `NOT_CONFIRMED`, also where there is no terminal to ask on
 */
export declare function confirm(question: string, word: string, signal: AbortSignal): Promise<void>;
