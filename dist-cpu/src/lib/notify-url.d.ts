/**
 * Takes the value of `--notify-url`.
 * @throws `INVALID_CONFIG`, without repeating the address
 */
export declare function parseNotifyUrl(text: string): URL;
/**
 * The bytes of the secret file, without white space around them.
 * @throws `INVALID_CONFIG`
 */
export declare function readNotifySecret(file: string): Buffer;
