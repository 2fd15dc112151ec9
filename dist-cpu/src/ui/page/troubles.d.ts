/** What is wrong with the peer as a whole, why, and what to do. */
import type { TroubleView } from '../../observe/facts.js';
import type { Finding } from '../../observe/peer-safety.js';
export declare function Troubles({ troubles, findings, nowMs, }: {
    troubles: TroubleView[];
    findings: Finding[];
    nowMs: number;
}): import("preact").JSX.Element | null;
