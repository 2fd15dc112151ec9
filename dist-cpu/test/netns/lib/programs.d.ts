/** Programs that run in a namespace and print JSON lines. */
import type { JsonLine } from '../../helpers/cli.js';
export interface Program {
    readonly lines: JsonLine[];
    readonly stderr: string;
    readonly exited: Promise<number | null>;
    /** @throws with stderr, where the program ends without it or it takes too long */
    waitFor(evt: string, options?: {
        timeoutMs?: number;
    }): Promise<JsonLine>;
    /** Resolves once it is gone. */
    end(signal?: NodeJS.Signals): Promise<void>;
}
/** `mapeo-web …`, as its users run it. */
export declare function startCli(namespace: string, args: string[], env?: NodeJS.ProcessEnv): Program;
export declare function startProgram(namespace: string, args: string[], env?: NodeJS.ProcessEnv): Program;
