import { jsx as _jsx, jsxs as _jsxs } from "preact/jsx-runtime";
import { agoWords } from '../../observe/words.js';
const MAX_SHOWN = 40;
export function EventList({ events, nowMs }) {
    return (_jsxs("section", { "aria-labelledby": "events", children: [_jsx("h2", { id: "events", children: "What happened" }), _jsx("ol", { class: "events", tabIndex: 0, "aria-labelledby": "events", children: events.slice(0, MAX_SHOWN).map(({ id, atMs, tone, text, times }) => (_jsxs("li", { class: tone, children: [_jsx("time", { dateTime: new Date(atMs).toISOString(), title: new Date(atMs).toISOString(), children: agoWords(atMs, nowMs) }), _jsxs("span", { children: [text, times > 1 && _jsxs("span", { class: "quiet", children: [" (", times, " times)"] })] })] }, id))) })] }));
}
//# sourceMappingURL=events.js.map