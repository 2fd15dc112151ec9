/** Long runs tell; in short ones a process has hardly come up to its size. */
const LONG_MS = 600_000;
const ALLOWED = {
    long: { times: 1.1, plusMb: 16, plusDescriptors: 32 },
    short: { times: 1.5, plusMb: 64, plusDescriptors: 128 },
};
const MB = 1024 ** 2;
/** Compares the medians of the first and the last third of the process's last life. */
export function judge(samples, { fromMs, runMs }) {
    const life = samples.at(-1)?.life;
    const counted = samples.filter((s) => s.life === life && s.atMs >= fromMs && s.rssBytes > 0);
    const third = Math.max(1, Math.floor(counted.length / 3));
    const [first, last] = [counted.slice(0, third), counted.slice(-third)];
    const firstMb = median(first.map((s) => s.rssBytes)) / MB;
    const lastMb = median(last.map((s) => s.rssBytes)) / MB;
    const firstDescriptors = median(first.map((s) => s.descriptors));
    const lastDescriptors = median(last.map((s) => s.descriptors));
    const { times, plusMb, plusDescriptors } = runMs >= LONG_MS ? ALLOWED.long : ALLOWED.short;
    return {
        samples: counted.length,
        firstMb: Math.round(firstMb),
        lastMb: Math.round(lastMb),
        firstDescriptors,
        lastDescriptors,
        flat: lastMb <= firstMb * times + plusMb &&
            lastDescriptors <= firstDescriptors * times + plusDescriptors,
    };
}
function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
//# sourceMappingURL=memory.js.map