export interface WebhookSettings {
    url: URL;
    /** Signs the body; see `readNotifySecret`. */
    secret?: Buffer | undefined;
    timeoutMs: number;
}
/** What became of a message. `again`: whether it may go better another time. */
export type Delivery = {
    ok: true;
    status: number;
} | {
    ok: false;
    again: boolean;
    reason: string;
};
/** `sha256=` and the hexadecimal HMAC-SHA256 of the body, as GitHub signs its webhooks. */
export declare function signatureOf(body: string, secret: Buffer): string;
/** Never rejects. Redirects are not followed: they would hand the message to somebody else. */
export declare function postOnce(body: string, { url, secret, timeoutMs }: WebhookSettings, signal: AbortSignal): Promise<Delivery>;
