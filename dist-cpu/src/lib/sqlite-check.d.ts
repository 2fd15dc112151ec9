/**
 * @param table one that every database of this kind has
 * @throws Error, whose message says of the file what is wrong; none where there is no file yet
 */
export declare function assertSound(file: string, { table }: {
    table: string;
}): void;
export declare function sizeOf(file: string): number;
