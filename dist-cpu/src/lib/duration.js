/** Spans of time as people type them. */
import { InvalidArgumentError } from 'commander';
const UNITS_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 };
/** A parser for commander: `30m`, `24h`, `7d`; milliseconds come out. */
export function durationOption(text) {
    const { count, unit } = /^(?<count>[1-9]\d{0,5})(?<unit>[mhd])$/.exec(text)?.groups ?? {};
    if (count === undefined || unit === undefined) {
        throw new InvalidArgumentError('It must be a number and m, h or d: 30m, 24h, 7d.');
    }
    return Number(count) * UNITS_MS[unit];
}
//# sourceMappingURL=duration.js.map