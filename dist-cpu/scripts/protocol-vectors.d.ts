export declare const VECTORS_FILE: string;
export declare const PROTOCOL_FILE: string;
export declare const VECTORS_MARKER = "vectors";
export declare function x25519PublicKey(secretKey: Buffer): Buffer;
export declare function createVectors(): {
    version: number;
    project: {
        projectKey: string;
        discoveryKey: string;
        psk: string;
        projectId: string;
    };
    identity: {
        rootKey: string;
        publicKey: string;
    };
    noise: {
        protocolName: string;
        connectionHandshakeHash: string;
        prologue: string;
        initiatorEphemeralSecretKey: string;
        initiatorEphemeralPublicKey: string;
        responderEphemeralSecretKey: string;
        responderEphemeralPublicKey: string;
        message1: string;
        message2: string;
        transcriptHash: string;
    };
    answers: {
        [k: string]: string;
    };
    frames: {
        close: string | undefined;
        open: string | undefined;
        proof: string | undefined;
    };
};
export declare function formatVectors(): Promise<string>;
