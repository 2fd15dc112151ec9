/** Of no numbers it is NaN. */
export declare function median(numbers: number[]): number;
export declare function round(value: number, digits: number): number;
