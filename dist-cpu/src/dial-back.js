/** Of dht-rpc's external commands; hyperdht 6.34 has 0 to 10, and answers that it knows none such. */
export const DIAL_BACK_COMMAND = 0x6d;
/** No dht-rpc packet (0x03, 0x13) and none of UDX (0xff) begins so: who does not wait drops it. */
const DATAGRAM_TYPE = 0x6d;
const VERSION = 1;
export const NONCE_BYTES = 16;
/** With it a request without a token has 76 bytes, and its answer with a token 74. */
export const REQUEST_VALUE_BYTES = 64;
export const ANSWER_VALUE_BYTES = 9;
export const DATAGRAM_BYTES = 1 + NONCE_BYTES;
/** @param nonce 16 bytes @returns 64 bytes */
export function encodeRequest(nonce) {
    const value = Buffer.alloc(REQUEST_VALUE_BYTES);
    value[0] = VERSION;
    nonce.copy(value, 1);
    return value;
}
/** The nonce; undefined where it is none, or shorter than what it asks for. */
export function decodeRequest(value) {
    if (value?.[0] !== VERSION || value.byteLength < REQUEST_VALUE_BYTES)
        return undefined;
    return value.subarray(1, 1 + NONCE_BYTES);
}
/** @returns 9 bytes */
export function encodeAnswer(nowMs) {
    const value = Buffer.alloc(ANSWER_VALUE_BYTES);
    value[0] = VERSION;
    value.writeBigUInt64LE(BigInt(Math.max(0, Math.round(nowMs))), 1);
    return value;
}
/** The node's time, in ms since 1970; undefined where it is no answer of this version. */
export function decodeAnswer(value) {
    if (value?.[0] !== VERSION || value.byteLength < ANSWER_VALUE_BYTES)
        return undefined;
    return Number(value.readBigUInt64LE(1));
}
/** @returns 17 bytes */
export function encodeDatagram(nonce) {
    return Buffer.concat([Buffer.from([DATAGRAM_TYPE]), nonce]);
}
export function isDatagram(packet, nonce) {
    return packet.byteLength === DATAGRAM_BYTES && packet.equals(encodeDatagram(nonce));
}
//# sourceMappingURL=dial-back.js.map