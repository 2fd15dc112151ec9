export declare const MAN_FILE: string;
/** The whole page, in the macros of man(7). */
export declare function manPage(): string;
