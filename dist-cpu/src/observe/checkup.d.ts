/**
 * What `doctor` says, made by the running peer itself now and then, for the page: most operators
 * never type a command. The first comes when the network has settled.
 */
import type { Check } from '../doctor/check.js';
import type { CheckName } from '../doctor/verdicts.js';
import { type Clock } from '../lib/clock.js';
export interface CheckupFinding extends Pick<Check, 'name' | 'verdict' | 'severity' | 'detail' | 'cause' | 'fix'> {
    /** The same in a plain sentence, without its full stop. */
    title: string;
}
export interface CheckupView {
    isRunning: boolean;
    /** Of the last one, in milliseconds since 1970; null: none was made yet. */
    atMs: number | null;
    /** How many things were looked at, */
    looked: number;
    /** and what was found wrong, first, or could be better. */
    found: CheckupFinding[];
    /** Why none could be made. */
    problem: string | null;
}
export interface CheckupCollaborators {
    examine: () => Promise<Check[]>;
    onChange: () => void;
    clock?: Clock;
}
export declare class Checkup {
    #private;
    constructor({ examine, onChange, clock }: CheckupCollaborators);
    view(): CheckupView;
    start(): void;
    /** Something began or ended that another one may know the cause of. */
    soon(): void;
    stop(): void;
    /** Joins the one that is under way, if there is one. Never rejects. */
    run(): Promise<void>;
}
export declare function isWrong({ severity }: Pick<Check, 'severity'>): boolean;
/** What is wrong of these, if anything: the cause of something that shows elsewhere. */
export declare function causeOf({ found }: CheckupView, names: readonly CheckName[]): CheckupFinding | undefined;
