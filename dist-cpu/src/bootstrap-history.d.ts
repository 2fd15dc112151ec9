import { z } from 'zod';
import type { BootstrapCheck, NodeCheck } from './bootstrap-check.js';
declare const stateSchema: z.ZodObject<{
    downSince: z.ZodNullable<z.ZodNumber>;
    lastOkAt: z.ZodNullable<z.ZodNumber>;
    checks: z.ZodInt;
    failures: z.ZodInt;
}, z.core.$strip>;
type State = z.infer<typeof stateSchema>;
export interface RememberedCheck extends NodeCheck, State {
}
export declare class CheckHistory {
    #private;
    constructor(file: string);
    /**
     * Adds tonight's results. Nodes that are no longer on the list are forgotten.
     * @throws `STORAGE_UNUSABLE`
     */
    note({ nodes }: BootstrapCheck, now: number): RememberedCheck[];
}
export {};
