/** How figures and times are said to people. No imports: the browser uses it, too. */
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Made once: for ten thousand projects that is the difference between 20 ms and 200. */
const numbers = new Intl.NumberFormat('en');
export function count(n, one, many = `${one}s`) {
    return `${number(n)} ${n === 1 ? one : many}`;
}
export function number(n) {
    return n < 1000 ? String(n) : numbers.format(n);
}
/** `never`, `just now`, `3 minutes ago`, `2 days ago`. */
export function agoWords(timeMs, nowMs) {
    if (timeMs === null)
        return 'never';
    const ms = Math.max(0, nowMs - timeMs);
    return ms < 10_000 ? 'just now' : `${lasting(ms)} ago`;
}
/** `20 seconds`, `1 minute`, `5 hours`, `3 days`. */
export function lasting(ms) {
    if (ms < MINUTE_MS)
        return count(Math.floor(ms / 1000), 'second');
    if (ms < HOUR_MS)
        return count(Math.floor(ms / MINUTE_MS), 'minute');
    if (ms < 2 * DAY_MS)
        return count(Math.floor(ms / HOUR_MS), 'hour');
    return count(Math.floor(ms / DAY_MS), 'day');
}
/** `512 bytes`, `83 kB`, `2.4 MB`, `7.1 GB`: the units of `sizeText` and of `df -h`. */
export function sizeWords(bytes) {
    const [kilo, mega, giga] = [1024, 1024 ** 2, 1024 ** 3];
    if (bytes < kilo)
        return count(Math.round(bytes), 'byte');
    if (bytes < mega)
        return `${Math.round(bytes / kilo)} kB`;
    return bytes < giga ? `${(bytes / mega).toFixed(1)} MB` : `${(bytes / giga).toFixed(1)} GB`;
}
/** What nobody needs in full to tell two devices apart. */
export function shortId(id) {
    return id.slice(0, 8);
}
//# sourceMappingURL=words.js.map