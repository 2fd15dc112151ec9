/** What a program can be asked to do: each takes one argument and answers with plain data. */
export type Handlers = Record<string, (argument: any) => unknown>;
export interface ProgramSettings {
    /** The file in bench/programs, without its ending. */
    name: string;
    args?: string[];
    /** Where what it writes to stdout and stderr goes. */
    logFile: string;
}
export declare class Program<H extends Handlers> {
    #private;
    constructor({ name, args, logFile }: ProgramSettings);
    get pid(): number;
    /** @throws what the program threw, or that it is gone */
    call<K extends keyof H & string>(name: K, argument: Parameters<H[K]>[0]): Promise<Awaited<ReturnType<H[K]>>>;
    /** Resolves once it is gone. It has nothing to lose: its directory goes next. */
    kill(): Promise<void>;
}
/** The program's side: answers calls until the bench is gone. */
export declare function serve(handlers: Handlers): void;
