export declare class Challenges {
    #private;
    constructor(random?: (max: number) => number);
    get bytes(): number;
    /** The number to send to the address in a PING; undefined where one is still out. */
    begin(source: number, nowMs: number): number | undefined;
    /** What came back. `next`: the number to send again. */
    answer(source: number, tid: number, nowMs: number): 'proven' | 'wrong' | {
        next: number;
    };
}
