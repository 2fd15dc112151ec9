/** What every bench is, and what it gives back: figures side by side, from one run. */
/** One line of a bench's table. Numbers are printed as they are: round them to what they are worth. */
export type Row = Record<string, string | number>;
export interface BenchResult {
    rows: Row[];
    /** Ours against theirs in this run, more is better; by a name that stays the same. */
    ratios?: Record<string, number>;
    /** What a reader must know to read the table: sizes, seeds, what was left out. */
    notes?: string[];
    /** SVG by file name, for docs/performance/. */
    plots?: Record<string, string>;
}
export interface BenchContext {
    /** An empty directory, removed after the run. */
    tmp: string;
    /** Progress for people, on stderr. */
    say(text: string): void;
    /** Runs when the bench ends, however it ends; the last one given runs first. */
    defer(close: () => unknown): void;
}
export interface Bench {
    /** As in `npm run bench -- <name>`. */
    name: string;
    /** One line: what is measured against what. */
    title: string;
    /** Only where it is asked for by name, with as much time: see docs/performance.md. */
    onlyByNameMs?: number;
    run(context: BenchContext): Promise<BenchResult>;
}
