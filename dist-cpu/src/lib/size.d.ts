/** A parser for commander: `512MB`, `2GB`, or `0`; bytes come out. */
export declare function sizeOption(text: string): number;
/** For people: `1.5 GB`, `120 MB`. */
export declare function sizeText(bytes: number): string;
