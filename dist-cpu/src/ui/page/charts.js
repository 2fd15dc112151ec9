import { jsx as _jsx, jsxs as _jsxs } from "preact/jsx-runtime";
/** Traffic and connections over time: in words, and drawn by uPlot where scripts run. */
import { useState } from 'preact/hooks';
import { count, sizeWords } from '../../observe/words.js';
import { Chart } from './chart.js';
const SPANS = { hour: 'Last hour', day: 'Last day' };
const SPAN_MS = { hour: 3_600_000, day: 86_400_000 };
export function Charts({ history }) {
    const [span, setSpan] = useState('hour');
    const series = history[span];
    return (_jsxs("section", { "aria-labelledby": "charts", children: [_jsx("h2", { id: "charts", children: "Traffic and connections" }), _jsxs("p", { children: ["Last hour: ", seriesWords(history.hour)] }), _jsxs("p", { children: ["Last day: ", seriesWords(history.day)] }), _jsx("div", { class: "buttons scripted", role: "group", "aria-label": "Time span of the charts", children: Object.keys(SPANS).map((each) => (_jsx("button", { type: "button", "aria-pressed": each === span, onClick: () => setSpan(each), children: SPANS[each] }, each))) }), _jsxs("div", { class: "charts scripted", "aria-hidden": "true", children: [_jsx(Chart, { title: "Traffic of syncing", spanMs: SPAN_MS[span], atLeast: 1000, atMs: series.atMs, lines: [
                            { label: 'received', color: '--in', values: series.bytesIn },
                            { label: 'sent', color: '--out', values: series.bytesOut },
                        ], say: (value) => `${sizeWords(value)}/s` }), _jsx(Chart, { title: "Connections", spanMs: SPAN_MS[span], atLeast: 4, atMs: series.atMs, lines: [{ label: 'connections', color: '--line', values: series.connections }], say: (value) => (Number.isInteger(value) ? String(value) : '') })] })] }));
}
function seriesWords({ stepMs, bytesIn, bytesOut, connections }) {
    const known = connections.filter((value) => value !== null);
    if (known.length === 0)
        return 'nothing measured yet.';
    const total = (rates) => sizeWords(rates.reduce((sum, rate) => sum + ((rate ?? 0) * stepMs) / 1000, 0));
    const most = Math.max(...known);
    return `about ${total(bytesIn)} received and ${total(bytesOut)} sent, at most ${count(most, 'connection')} at once.`;
}
//# sourceMappingURL=charts.js.map