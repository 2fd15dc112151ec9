/** How figures and times are said to people. No imports: the browser uses it, too. */
export declare function count(n: number, one: string, many?: string): string;
export declare function number(n: number): string;
/** `never`, `just now`, `3 minutes ago`, `2 days ago`. */
export declare function agoWords(timeMs: number | null, nowMs: number): string;
/** `20 seconds`, `1 minute`, `5 hours`, `3 days`. */
export declare function lasting(ms: number): string;
/** `512 bytes`, `83 kB`, `2.4 MB`, `7.1 GB`: the units of `sizeText` and of `df -h`. */
export declare function sizeWords(bytes: number): string;
/** What nobody needs in full to tell two devices apart. */
export declare function shortId(id: string): string;
