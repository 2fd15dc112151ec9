/**
 * Text that strangers chose, for terminals and logs: one line, nothing that moves the cursor or
 * turns the direction of what follows, and not too long.
 */
export declare function plainText(text: string, maxChars?: number): string;
