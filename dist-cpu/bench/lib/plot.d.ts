/** Small line charts as SVG, readable on white and on black. */
export interface Series {
    title: string;
    unit: string;
    /** By the x values of the plot. */
    values: number[];
}
/**
 * One chart beside the other over the same x values.
 * @param x from 1 upwards: the axis is logarithmic
 */
export declare function lineCharts(title: string, xTitle: string, x: number[], all: Series[]): string;
/** The next of 1, 2, 5, 10, 20, 50 … that is at least as much. */
export declare function niceMax(value: number): number;
