/**
 * `start`: it did not come up. `memory`: it wanted more than it may have. `stuck`: a project could not
 * be closed in time. `crash`: the engine threw. `killed`: from outside.
 */
export declare const DEATH_REASONS: readonly ["start", "memory", "stuck", "crash", "killed"];
export type DeathReason = (typeof DEATH_REASONS)[number];
/** Within an hour: more than what one bad device or one update of the system makes. */
export declare const MANY_DEATHS = 3;
export declare const DEATH_WORDS: Record<DeathReason, string>;
export declare function deathFix(reason: DeathReason, maxRssBytes: number): string;
