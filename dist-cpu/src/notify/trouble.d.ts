/**
 * What an operator should hear of without watching: a condition that begins, lasts and ends. Who
 * notices one emits it, as often as it likes; telling it once is the notifier's business.
 *
 * Every text goes to a server of the operator's choice, and so to third parties: none may hold a
 * key, a token or the name of a project. A project is named by its project id, which is public.
 */
export declare const TROUBLE_KINDS: readonly ["start-failed", "project-quarantined", "unreachable", "announce-behind", "disk-nearly-full", "bootstraps-down", "mapeo8-engine-dying"];
export type TroubleKind = (typeof TROUBLE_KINDS)[number];
/** Which trouble it is: one kind may befall several things at once, such as projects. */
export interface TroubleId {
    kind: TroubleKind;
    /** Tells troubles of one kind apart: a project id, a file system, or the kind again. */
    key: string;
}
export interface Trouble extends TroubleId {
    /** What is the matter, in a sentence. */
    message: string;
    /** Why, as far as it is known. */
    cause: string;
    /** What to do about it. */
    fix: string;
    /** Since when, in milliseconds since 1970. */
    since: number;
}
/** What everything emits that notices troubles; the same one may come many times. */
export interface TroubleEvents {
    trouble: [Trouble];
    /** It has ended. */
    'trouble-over': [TroubleId];
}
export interface TroubleSource {
    on(event: 'trouble', listener: (trouble: Trouble) => void): unknown;
    on(event: 'trouble-over', listener: (id: TroubleId) => void): unknown;
}
