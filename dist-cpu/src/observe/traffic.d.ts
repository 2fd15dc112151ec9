import type { Replication } from '../replication.js';
export declare class Traffic {
    #private;
    constructor(replication: Pick<Replication, 'on' | 'sessions'>);
    get bytesIn(): number;
    get bytesOut(): number;
}
