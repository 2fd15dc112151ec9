export interface Machine {
    cpu: string;
    cores: number;
    memoryGb: number;
    kernel: string;
    node: string;
    date: string;
}
export declare function describeMachine(): Machine;
