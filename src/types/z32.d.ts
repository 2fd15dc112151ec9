/** z32 1.1.0: z-base-32, the alphabet of CoMapeo's project ids. */
declare module 'z32' {
  export function encode(bytes: Uint8Array): string
  /** Ignores bits that are left over at the end; throws at a character outside the alphabet. */
  export function decode(text: string): Buffer
}
