import type { Trouble } from './trouble.js';
/** `began`: new. `lasts`: a reminder. `over`: it has ended. `test`: there is none. */
export type TroubleState = 'began' | 'lasts' | 'over' | 'test';
export interface Notice extends Trouble {
    state: TroubleState;
    /** Milliseconds since 1970; with `over` alone. */
    endedAt?: number | undefined;
}
/** Who sends it. */
export interface NoticeSource {
    command: 'announce' | 'bootstrap' | 'notify';
    /** What the operator called the peer. */
    name?: string | undefined;
}
/**
 * @param more how many troubles did not fit
 * @returns the body of the request
 */
export declare function messageOf(notices: Notice[], { source, sentAtMs, more }: {
    source: NoticeSource;
    sentAtMs: number;
    more?: number;
}): string;
