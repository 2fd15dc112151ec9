/** Generated parts of a Markdown file stand between `<!-- NAME -->` and `<!-- /NAME -->`. */
export declare function textBetween(text: string, name: string): string;
export declare function replaceBetween(text: string, name: string, generated: string): string;
