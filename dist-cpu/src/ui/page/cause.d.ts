/** Why something is wrong and what to do; commands in it are set as such. */
export declare function Cause({ cause, fix }: {
    cause?: string;
    fix: string;
}): import("preact").JSX.Element;
