import type { Output } from '../lib/output.js';
import type { ProjectSync } from '../project-sync.js';
export interface Bar {
    label: string;
    sync: ProjectSync;
}
export declare class Screen {
    #private;
    constructor(output: Output);
    say(text: string): void;
    /** Stands there until the step is done. */
    working(name: string, doing: string): void;
    /** @param more what programs get beside the step's name and time */
    done(name: string, text: string, ms: number, more?: object): void;
    /** Progress bars until the step is done. */
    watch(bars: Bar[]): Promise<void>;
    /** Leaves the terminal as it was. */
    close(): void;
}
