/** Amounts of data as people type and read them. */
import { InvalidArgumentError } from 'commander';
const UNITS = { MB: 1024 ** 2, GB: 1024 ** 3 };
/** A parser for commander: `512MB`, `2GB`, or `0`; bytes come out. */
export function sizeOption(text) {
    if (text === '0')
        return 0;
    const { count, unit } = /^(?<count>[1-9]\d{0,6})\s?(?<unit>MB|GB)$/i.exec(text)?.groups ?? {};
    const bytes = UNITS[unit?.toUpperCase() ?? ''];
    if (bytes === undefined) {
        throw new InvalidArgumentError('It must be a number and MB or GB: 512MB, 2GB; or 0.');
    }
    return Number(count) * bytes;
}
/** For people: `1.5 GB`, `120 MB`. */
export function sizeText(bytes) {
    const gigabytes = bytes / 1024 ** 3;
    return gigabytes >= 1 ? `${gigabytes.toFixed(1)} GB` : `${Math.round(bytes / 1024 ** 2)} MB`;
}
//# sourceMappingURL=size.js.map