import type { Assertions } from 'brittle';
export declare const CLI: string;
export type JsonLine = Record<string, unknown> & {
    evt?: string;
};
export interface CliExit {
    /** Null where a signal ended the process. */
    code: number | null;
    signal: NodeJS.Signals | null;
}
export interface CliOptions {
    /**
     * On top of an environment without any `MAPEO_WEB_*`, with a data directory of its own, and without
     * the status page, which costs each start processor time.
     */
    env?: Record<string, string>;
    /** What the process reads from stdin; default: nothing. */
    stdin?: string;
    /** The limit of open files; default: ours. */
    openFiles?: number;
}
export interface RunningCli {
    readonly pid: number;
    readonly stdout: string;
    readonly stderr: string;
    /** Every line of stdout so far that is a JSON object. */
    readonly lines: JsonLine[];
    /** Resolves once the process has ended and all of its output was read. */
    readonly exit: Promise<CliExit>;
    /**
     * The first JSON line with this `evt` on stdout, whether printed already or yet to come.
     * Fails at once, with stderr, when the process ends without it.
     */
    waitFor<T extends object = JsonLine>(evt: string, options?: {
        timeoutMs?: number;
    }): Promise<T>;
    kill(signal?: NodeJS.Signals): void;
}
export interface CliResult {
    code: number | null;
    stdout: string;
    stderr: string;
    lines: JsonLine[];
}
/** Starts the command; the test's tear-down ends it if it is still running. */
export declare function spawnCli(t: Assertions, args: string[], options?: CliOptions): Promise<RunningCli>;
/** Starts `mapeo-web announce` on a storage directory, in a local network. */
export declare function spawnPeer(t: Assertions, { bootstrap }: {
    bootstrap: string[];
}, storage: string, settings: string[]): Promise<RunningCli>;
/** Runs the command to its end. */
export declare function runCli(t: Assertions, args: string[], options?: CliOptions & {
    timeoutMs?: number;
}): Promise<CliResult>;
export declare function cleanEnvironment(): NodeJS.ProcessEnv;
