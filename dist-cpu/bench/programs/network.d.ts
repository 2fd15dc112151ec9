declare const handlers: {
    /**
     * Resolves with their addresses.
     * @param through a node that they join by; without it the first one begins a network of its own
     */
    start({ nodes, through }: {
        nodes: number;
        through?: string;
    }): Promise<string[]>;
};
export type NetworkHandlers = typeof handlers;
export {};
