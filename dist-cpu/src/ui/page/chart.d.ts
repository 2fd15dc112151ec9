export interface Line {
    label: string;
    /** A CSS variable. */
    color: string;
    values: Array<number | null>;
}
export interface ChartProps {
    title: string;
    atMs: number[];
    lines: Line[];
    /** How much time it shows, up to now. */
    spanMs: number;
    /** The least that the top of the chart stands for. */
    atLeast: number;
    /** A value as people say it; an empty text leaves a mark of the axis out. */
    say: (value: number) => string;
}
export declare function Chart(props: ChartProps): import("preact").JSX.Element;
