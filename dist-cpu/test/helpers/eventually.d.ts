/** Resolves with the first truthy answer. @throws after `timeoutMs`, with `what` in the message */
export declare function eventually<T>(probe: () => T | Promise<T>, { timeoutMs, what }?: {
    timeoutMs?: number;
    what?: string;
}): Promise<NonNullable<T>>;
