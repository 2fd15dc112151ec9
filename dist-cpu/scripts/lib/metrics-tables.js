/** The tables of metrics, between marks in the text. */
import { BOOTSTRAP_METRICS } from '../../src/metrics/bootstrap-metrics.js';
import { PEER_METRICS } from '../../src/metrics/peer-metrics.js';
/** @returns the text with fresh tables */
export function metricsTables(text) {
    return replaced(replaced(text, 'peer', PEER_METRICS), 'bootstrap', BOOTSTRAP_METRICS);
}
function replaced(text, mark, definitions) {
    const [begin, end] = [`<!-- metrics: ${mark} -->`, `<!-- end: ${mark} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from)
        throw new Error(`${begin} is missing`);
    return `${text.slice(0, from)}${begin}\n\n${tableOf(definitions)}\n\n${text.slice(to)}`;
}
function tableOf(definitions) {
    const rows = definitions.map(({ name, help, labels = [] }) => [
        `\`${name}\``,
        labels.map((label) => `\`${label}\``).join(', '),
        help,
    ]);
    const widths = [0, 1, 2].map((column) => Math.max(...[HEAD, ...rows].map((row) => row[column]?.length ?? 0)));
    const line = (cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
    return [line(HEAD), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
const HEAD = ['name', 'labels', 'what it is'];
//# sourceMappingURL=metrics-tables.js.map