declare const handlers: {
    open({ bootstrap }: {
        bootstrap: string[];
    }): Promise<void>;
    /** Packets of random bytes, some of which begin as those of the protocol do. */
    garbage({ ports, packets }: {
        ports: number[];
        packets: number;
    }): Promise<void>;
    /** Connections that never say a word. */
    silent({ peer, count }: {
        peer: string;
        count: number;
    }): void;
    /** Devices that know a discovery key, and not the project key. */
    wrongKey({ peer, discoveryKey }: {
        peer: string;
        discoveryKey: string;
    }): void;
};
export type SoakStrangersHandlers = typeof handlers;
export {};
