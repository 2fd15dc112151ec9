/** What a fuzzer is: something that takes one input after the other, drawn from seeded randomness. */
export interface FuzzTarget {
    name: string;
    open(): Promise<{
        run(random: () => number): Promise<void>;
        close(): Promise<void>;
    }>;
}
