export interface FileResult {
    /** Tests, not files or assertions. */
    passed: number;
    failed: number;
    /** Why the file failed where its tests do not say so themselves. */
    reason?: string;
    /** stdout and stderr as they came. */
    output: string;
    elapsedMs: number;
}
export interface FileSettings {
    /** The package's directory; the files are relative to it, since brittle globs its arguments. */
    cwd: string;
    /** The process's TMPDIR is made in it. */
    tmp: string;
    limitMs: number;
}
interface Ending {
    code: number | null;
    signal: NodeJS.Signals | null;
    timedOut: boolean;
}
/** One after the other. */
export declare function runFiles(files: string[], settings: FileSettings): Promise<FileResult>;
/** What a test that was killed left mounted there must not end the run. */
export declare function removeDir(dir: string): void;
export declare function killGroups(): void;
/** Test results stand at the start of a TAP line; assertions are indented. */
export declare function judge(output: string, { code, signal, timedOut }: Ending, limitMs: number): Pick<FileResult, 'passed' | 'failed' | 'reason'>;
export {};
