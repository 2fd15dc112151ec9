/** @returns the text with fresh tables */
export declare function metricsTables(text: string): string;
