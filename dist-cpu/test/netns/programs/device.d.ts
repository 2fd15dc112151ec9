export interface DeviceInput {
    dir: string;
    /** Hex, as the other keys. */
    rootKey: string;
    projectId: string;
    projectKey: string;
    bootstrap: string[];
    /** Whom to reach. */
    target: string;
    /** Public addresses of relays: who is reached by one of these is relayed. */
    relayAddresses: string[];
    relays: string[];
    announce?: boolean;
    /** Ask the relay at once, as for a device that was relayed before, and punch meanwhile. */
    relayFirst?: boolean;
    /** How long to try. */
    timeoutMs: number;
    /** How long to wait for a direct path, once relayed and in sync. */
    upgradeMs: number;
}
