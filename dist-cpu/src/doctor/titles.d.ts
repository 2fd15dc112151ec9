/**
 * What `doctor` finds, in one plain sentence each: the page and `status` say this first, before
 * figures, cause and cure.
 */
import type { VerdictName } from './verdicts.js';
/** Of everything that is wrong or could be better; a test sees to that. */
export declare const TITLES: Partial<Record<VerdictName, string>>;
