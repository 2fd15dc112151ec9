/** A parser for commander: `30m`, `24h`, `7d`; milliseconds come out. */
export declare function durationOption(text: string): number;
