export declare class Password {
    #private;
    /** @param password in UTF-8 */
    constructor(password: string);
    /** How many tries wait for their turn. */
    get waiting(): number;
    /** Whether it was right before; false says nothing. */
    isQuicklyRight(attempt: string): boolean;
    /** Takes the same time whatever of the password is right. */
    isRight(attempt: string): Promise<boolean>;
}
/**
 * The first line of the file.
 * @throws `INVALID_CONFIG`, without repeating it
 */
export declare function readPasswordFile(file: string): Password;
