/** Of no numbers it is NaN. */
export function median(numbers) {
    const sorted = [...numbers].sort((a, b) => a - b);
    const half = Math.floor(sorted.length / 2);
    const upper = sorted[half] ?? NaN;
    return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}
export function round(value, digits) {
    return Number(value.toFixed(digits));
}
//# sourceMappingURL=numbers.js.map