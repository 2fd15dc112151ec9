/** One that stands still, in a line of text: `█████░░░░░  52 %`. */
export declare function barText({ done, total }: {
    done: number;
    total: number;
}, size?: number): string;
export declare class ProgressBars {
    #private;
    private constructor();
    /** On stderr, so that stdout stays for results. */
    static open({ live }?: {
        live?: boolean | undefined;
    }): Promise<ProgressBars>;
    /** Draws the bar with this label, for the first time or anew. */
    set(label: string, { done, total, more }: {
        done: number;
        total: number;
        more?: string;
    }): void;
    remove(label: string): void;
    /** Leaves the terminal as it was. */
    close(): void;
}
