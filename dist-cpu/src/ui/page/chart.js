import { jsx as _jsx, jsxs as _jsxs } from "preact/jsx-runtime";
/** One chart of uPlot in the colours of the style sheet. Empty on the server. */
import { useEffect, useRef, useState } from 'preact/hooks';
const HEIGHT = 180;
const DARK = '(prefers-color-scheme: dark)';
export function Chart(props) {
    const box = useRef(null);
    const plot = useRef(null);
    const dark = useDark();
    const data = [
        props.atMs.map((ms) => ms / 1000),
        ...props.lines.map(({ values }) => values),
    ];
    const latest = useRef(data);
    latest.current = data;
    useEffect(() => {
        const element = box.current;
        if (!element)
            return;
        let over = false;
        const resize = new ResizeObserver(() => {
            plot.current?.setSize({ width: element.clientWidth, height: HEIGHT });
        });
        void import('uplot').then(({ default: Plot }) => {
            if (over)
                return;
            plot.current = new Plot(options(props, element), latest.current, element);
            resize.observe(element);
        });
        return () => {
            over = true;
            resize.disconnect();
            plot.current?.destroy();
            plot.current = null;
        };
        // What else the options are made of never changes.
    }, [dark, props.spanMs]);
    useEffect(() => plot.current?.setData(latest.current), [props.atMs, props.lines]);
    return (_jsxs("figure", { class: "chart", children: [_jsx("figcaption", { children: props.title }), _jsx("div", { ref: box })] }));
}
/** Colours on a canvas do not change by themselves. */
function useDark() {
    const [dark, setDark] = useState(false);
    useEffect(() => {
        const query = window.matchMedia(DARK);
        const note = () => setDark(query.matches);
        note();
        query.addEventListener('change', note);
        return () => query.removeEventListener('change', note);
    }, []);
    return dark;
}
function options({ lines, spanMs, atLeast, say }, element) {
    const styles = getComputedStyle(element);
    const color = (name) => styles.getPropertyValue(name).trim();
    const axis = {
        stroke: color('--quiet'),
        grid: { stroke: color('--edge'), width: 1 },
        ticks: { show: false },
        font: `12px ${styles.fontFamily}`,
    };
    return {
        width: element.clientWidth,
        height: HEIGHT,
        cursor: { y: false, drag: { x: false, y: false } },
        scales: {
            x: { range: (plot) => lastSeconds(plot, spanMs / 1000) },
            y: { range: (_plot, _min, max) => [0, Math.max(max ?? 0, atLeast) * 1.1] },
        },
        axes: [
            { ...axis, space: 64, values: (_plot, times) => times.map(timeWords) },
            { ...axis, size: 76, values: (_plot, values) => values.map(say) },
        ],
        series: [
            {
                label: 'at',
                value: (_plot, time) => (time === null ? '–' : timeWords(time)),
            },
            ...lines.map(({ label, color: name }) => ({
                label,
                stroke: color(name),
                width: 2,
                points: { show: false },
                value: (_plot, value) => (value === null ? '–' : say(value)),
            })),
        ],
    };
}
function lastSeconds({ data }, seconds) {
    const end = data[0].at(-1) ?? Date.now() / 1000;
    return [end - seconds, end];
}
/** As the reader's browser says times of day. */
function timeWords(seconds) {
    return new Date(seconds * 1000).toLocaleTimeString([], {
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
    });
}
//# sourceMappingURL=chart.js.map