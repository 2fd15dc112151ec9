export interface StepSettings {
    /** One word; programs wait for it. */
    name: string;
    /** What a person reads while it runs. */
    doing: string;
    limitMs?: number;
}
export interface StepsCollaborators {
    /** Aborted when the user has had enough. */
    signal: AbortSignal;
    onStart: (step: StepSettings) => void;
    onReleaseError: (error: Error) => void;
}
export declare class Steps {
    #private;
    /** The last thing that a step knew, for the message when it fails. */
    note: string;
    constructor(collaborators: StepsCollaborators);
    /** Makes the step that runs, and every later one, fail: a process that it needs has died. */
    fail(error: Error): void;
    /**
     * How to release what was just acquired. A step that was given up may still acquire something:
     * after the end, that is released at once.
     */
    defer(release: () => unknown): void;
    /** @throws `DEMO_FAILED` with the step's name; its cause is what went wrong. */
    run<T>({ limitMs, ...step }: StepSettings, run: (signal: AbortSignal) => Promise<T>): Promise<{
        value: T;
        ms: number;
    }>;
    end(): Promise<void>;
}
