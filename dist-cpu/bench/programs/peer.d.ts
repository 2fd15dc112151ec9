interface Line {
    evt?: string;
}
declare const handlers: {
    /** The first line of this kind, whether printed already or yet to come. */
    waitFor({ evt }: {
        evt: string;
    }): Promise<Line>;
};
export type PeerHandlers = typeof handlers;
export {};
