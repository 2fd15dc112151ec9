export interface DemoSummary {
    evt: 'demo.done';
    ok: true;
    /** From handing the project's keys to the peer until the network knew. */
    announcedMs: number;
    /** From the second device's start until it had found the peer and proved to know the project. */
    foundMs: number;
    /** From the same start until it had everything. */
    syncedMs: number;
    /** What the second device got through the peer, each compared with what was mapped. */
    observations: number;
    /** Photos, every byte of each original compared. */
    attachments: number;
    /** Of those originals. */
    bytes: number;
    /** What came after the peer was gone, directly between the two devices, each way compared. */
    peerToPeer: {
        ok: true;
        ms: number;
        foundMs: number;
        observations: number;
        attachments: number;
    };
    totalMs: number;
    /** With `keep`: where everything is. */
    dir?: string;
}
export declare function count(number: number, noun: string): string;
export declare function describe(summary: DemoSummary): string;
