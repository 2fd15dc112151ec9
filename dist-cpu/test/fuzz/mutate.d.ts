/** Ways to spoil things. Every choice comes from the randomness that is given. */
export type Random = () => number;
/** A whole number from 0 to `below` - 1. */
export declare function int(random: Random, below: number): number;
export declare function pick<T>(random: Random, from: readonly T[]): T;
export declare function chance(random: Random, p: number): boolean;
export declare function randomBytes(random: Random, length: number): Buffer;
export declare function hexKey(random: Random): string;
/** A few bytes changed, cut, doubled, put in or taken out. */
export declare function mutateBytes(random: Random, bytes: Buffer): Buffer;
/** A text with a few pieces changed. */
export declare function mutateText(random: Random, text: string): string;
/** Any JSON value. */
export declare function randomJson(random: Random, depth?: number): unknown;
/** A value with a field somewhere replaced, renamed, removed, added, or named by its own value. */
export declare function mutateJson(random: Random, value: unknown): unknown;
