/**
 * The token in a file; a file that is not there is made (0600), with a random one.
 * @throws `INVALID_CONFIG`
 */
export declare function loadBearerToken(file: string): string;
/** Whether an `Authorization` header carries the token; takes the same time whatever it holds. */
export declare function isBearer(header: string | undefined, token: string): boolean;
