export interface LoadResult {
    answers: number;
    unanswered: number;
}
declare const handlers: {
    /** Resolves with the number of answers, and how often one that did not come was given up. */
    run({ address, ms }: {
        address: string;
        ms: number;
    }): Promise<LoadResult>;
};
export type LoadHandlers = typeof handlers;
export {};
