declare const handlers: {
    /** Resolves with its base URL and device id. */
    start({ dir }: {
        dir: string;
    }): Promise<{
        url: string;
        deviceId: string;
    }>;
};
export type CloudHandlers = typeof handlers;
export {};
