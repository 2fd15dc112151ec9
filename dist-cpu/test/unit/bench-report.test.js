/** What benches print and write: tables, sections of the docs, plots. */
import test from 'brittle';
import { lineCharts, niceMax } from '../../bench/lib/plot.js';
import { asMarkdown, asTable, replaceSection } from '../../bench/lib/report.js';
const ROWS = [
    { how: 'sweep', 'keys/s': 339.3, copies: 20 },
    { how: 'Hyperswarm join', 'keys/s': 6.8, note: 'all at once' },
];
const MACHINE = {
    ...{ cpu: 'Some CPU', cores: 2, memoryGb: 8, kernel: 'Linux 6.1' },
    ...{ node: 'v20.0.0', date: '2026-01-31' },
};
test('tables are aligned, numbers to the right, and gaps stay empty', (t) => {
    t.alike(asTable(ROWS).split('\n'), [
        'how              keys/s  copies  note',
        'sweep             339.3      20',
        'Hyperswarm join     6.8          all at once',
    ]);
});
test('a section of the docs is replaced, again and again, and nothing else', async (t) => {
    const markdown = asMarkdown({ rows: ROWS, ratios: { faster: 49.9 } }, MACHINE);
    t.ok(markdown.includes('| sweep | 339.3 | 20 |  |'));
    t.ok(markdown.includes('- faster: **49.9**'));
    t.ok(markdown.includes('2026-01-31, 2 cores of Some CPU'));
    const page = 'before\n<!-- bench a -->\nold\n<!-- /bench a -->\nafter <!-- bench b -->';
    const once = replaceSection(page, 'a', markdown);
    t.absent(once.includes('old'));
    t.ok(once.startsWith('before\n') && once.endsWith('after <!-- bench b -->'));
    t.is(replaceSection(once, 'a', markdown), once);
    await t.exception(() => replaceSection(page, 'c', ''));
});
test('a plot has a point for every value, and axes that hold them', (t) => {
    const x = [1, 10, 100];
    const svg = lineCharts('Cost <of> "it"', 'projects', x, [
        { title: 'Memory', unit: 'MB', values: [160, 161, 184] },
        { title: 'Start', unit: 's', values: [0, 0, 0] },
    ]);
    t.is(svg.match(/<circle/g)?.length, 6);
    t.ok(svg.includes('Cost &lt;of> &quot;it&quot;'));
    t.absent(/NaN|Infinity|undefined/.test(svg));
    const heights = [...svg.matchAll(/cy="([\d.]+)"/g)].map(([, y]) => Number(y));
    t.ok(heights.every((y) => y >= 34 && y <= 190 - 36));
    t.alike([0, 0.03, 1, 1.1, 184, 5001].map(niceMax), [1, 0.05, 1, 2, 200, 10_000]);
});
//# sourceMappingURL=bench-report.test.js.map