/** What the last check-up of machine and network found, and a button for another. */
import type { CheckupView } from '../../observe/checkup.js';
export declare function CheckupSection({ checkup, nowMs }: {
    checkup: CheckupView;
    nowMs: number;
}): import("preact").JSX.Element;
