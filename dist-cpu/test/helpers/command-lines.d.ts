/**
 * Parses the part of a shell line that `mapeo-web` gets: without what is before it (`sudo`,
 * variables), redirections, pipes and comments.
 * @returns why it is refused; undefined where it is not
 */
export declare function refusalOf(line: string): Promise<string | undefined>;
export declare function isCommandLine(line: string): boolean;
