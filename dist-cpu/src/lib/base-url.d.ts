/**
 * A base URL that CoMapeo apps take: the root of a host, with nothing else in it. `http:` is for
 * the loopback address and tests; apps refuse it.
 * @returns normalised, ending with "/"
 * @throws `INVALID_CONFIG`
 */
export declare function parseBaseUrl(text: string): string;
