export interface SilentServerInput {
    bootstrap: string[];
    /** 32 bytes each, in hexadecimal. */
    topic: string;
    seed: string;
}
