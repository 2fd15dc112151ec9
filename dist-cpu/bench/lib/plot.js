/** Small line charts as SVG, readable on white and on black. */
const WIDTH = 260;
const HEIGHT = 190;
const LEFT = 44;
const RIGHT = 28;
const TOP = 34;
const BOTTOM = 36;
/**
 * One chart beside the other over the same x values.
 * @param x from 1 upwards: the axis is logarithmic
 */
export function lineCharts(title, xTitle, x, all) {
    const charts = all.map((series, i) => chart(series, xTitle, x, i * WIDTH));
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH * all.length} ${HEIGHT}" role="img" aria-label="${escape(title)}">`,
        `<title>${escape(title)}</title>`,
        '<style>',
        'text { font: 11px system-ui, sans-serif; fill: #333 }',
        '.title { font-weight: 600 }',
        '.axis { stroke: #999; stroke-width: 1 }',
        '.grid { stroke: #999; stroke-width: 1; opacity: 0.25 }',
        '.line { fill: none; stroke: #0b6e99; stroke-width: 2 }',
        '.dot { fill: #0b6e99 }',
        '@media (prefers-color-scheme: dark) { text { fill: #ddd } .line { stroke: #6cc4e8 } .dot { fill: #6cc4e8 } }',
        '</style>',
        ...charts,
        '</svg>',
        '',
    ].join('\n');
}
function chart({ title, unit, values }, xTitle, x, left) {
    const top = niceMax(Math.max(...values));
    const [minX, maxX] = [Math.log10(Math.min(...x)), Math.log10(Math.max(...x))];
    const px = (value) => left + LEFT + ((Math.log10(value) - minX) / (maxX - minX)) * (WIDTH - LEFT - RIGHT);
    const py = (value) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM);
    const points = x.map((value, i) => [px(value), py(values[i])]);
    const at = (value) => value.toFixed(1);
    return [
        `<text class="title" x="${left + LEFT}" y="18">${escape(title)}, ${escape(unit)}</text>`,
        ...[0, 0.5, 1].flatMap((part) => [
            `<line class="grid" x1="${left + LEFT}" x2="${left + WIDTH - RIGHT}" y1="${at(py(part * top))}" y2="${at(py(part * top))}"/>`,
            `<text x="${left + LEFT - 6}" y="${at(py(part * top) + 4)}" text-anchor="end">${part * top}</text>`,
        ]),
        `<line class="axis" x1="${left + LEFT}" x2="${left + WIDTH - RIGHT}" y1="${HEIGHT - BOTTOM}" y2="${HEIGHT - BOTTOM}"/>`,
        ...x.map((value) => `<text x="${at(px(value))}" y="${HEIGHT - BOTTOM + 15}" text-anchor="middle">${value.toLocaleString('en')}</text>`),
        `<text x="${left + (WIDTH + LEFT - RIGHT) / 2}" y="${HEIGHT - 6}" text-anchor="middle">${escape(xTitle)}</text>`,
        `<polyline class="line" points="${points.map(([a, b]) => `${at(a)},${at(b)}`).join(' ')}"/>`,
        ...points.map(([a, b]) => `<circle class="dot" cx="${at(a)}" cy="${at(b)}" r="3"/>`),
    ].join('\n');
}
/** The next of 1, 2, 5, 10, 20, 50 … that is at least as much. */
export function niceMax(value) {
    if (!(value > 0))
        return 1;
    const power = 10 ** Math.floor(Math.log10(value));
    const step = [1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10;
    return Number((step * power).toPrecision(3));
}
function escape(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
//# sourceMappingURL=plot.js.map