declare const handlers: {
    /** Resolves with its address. */
    start(): Promise<string>;
};
export type PlainBootstrapHandlers = typeof handlers;
export {};
