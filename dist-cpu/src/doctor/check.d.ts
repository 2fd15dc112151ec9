/** What `doctor` says of one thing: plain data, for people, for programs and for the page. */
import { type CheckName, type VerdictName } from './verdicts.js';
/** `unknown`: could not be found out. `warning`: works, and could be better. */
export type Severity = 'ok' | 'unknown' | 'warning' | 'failure';
export interface Check {
    name: CheckName;
    /** False for failures alone, which the exit code tells of too. */
    ok: boolean;
    severity: Severity;
    /** What was found, as a word for programs: docs/doctor.md has them all. */
    verdict: VerdictName;
    /** What is the case, with figures. */
    detail: string;
    /** Null where all is well. */
    cause: string | null;
    /** Null where there is nothing to do. */
    fix: string | null;
}
/** @param fix replaces the table's where the numbers are known */
export declare function verdict(name: VerdictName, detail: string, fix?: string): Check;
/** As a peer that runs makes it, for whoever asks over the control socket. */
export type DoctorEvent = {
    evt: 'doctor.progress';
    doing: string;
} | {
    evt: 'doctor.done';
    checks: Check[];
} | {
    evt: 'doctor.failed';
    message: string;
};
export type OnProgress = (doing: string) => void;
