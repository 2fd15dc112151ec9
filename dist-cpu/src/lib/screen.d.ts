/**
 * A part of the terminal that is drawn again and again: on its second screen, so that what was there
 * before is there again afterwards, with the last picture below it.
 */
import type { WriteStream } from 'node:tty';
export type ScreenStream = Pick<WriteStream, 'write' | 'on' | 'off'> & {
    rows?: number;
    columns?: number;
};
export declare class Screen {
    #private;
    constructor(stream: ScreenStream);
    open(): void;
    draw(text: string): void;
    /** Leaves the terminal as it was, and the last picture on it. */
    close(): void;
}
