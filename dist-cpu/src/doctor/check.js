/** What `doctor` says of one thing: plain data, for people, for programs and for the page. */
import { VERDICTS } from './verdicts.js';
/** @param fix replaces the table's where the numbers are known */
export function verdict(name, detail, fix) {
    const entry = VERDICTS[name];
    return {
        name: entry.check,
        ok: entry.severity !== 'failure',
        severity: entry.severity,
        verdict: name,
        detail,
        cause: entry.cause ?? null,
        fix: fix ?? entry.fix ?? null,
    };
}
//# sourceMappingURL=check.js.map