export interface HoldingClientInput {
    bootstrap: string[];
    /** Hex, as all of these. */
    peer: string;
    identity: {
        publicKey: string;
        secretKey: string;
    };
    projectKey: string;
}
