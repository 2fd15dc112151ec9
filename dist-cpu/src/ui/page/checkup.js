import { jsx as _jsx, jsxs as _jsxs } from "preact/jsx-runtime";
import { agoWords, count } from '../../observe/words.js';
import { Cause } from './cause.js';
export function CheckupSection({ checkup, nowMs }) {
    const { isRunning, found, problem } = checkup;
    return (_jsxs("section", { "aria-labelledby": "checkup", children: [_jsx("h2", { id: "checkup", children: "Check-up of machine and network" }), _jsx("p", { role: "status", children: result(checkup, nowMs) }), problem !== null && _jsxs("p", { children: ["It could not be made: ", problem, "."] }), _jsx("ul", { class: "troubles", children: found.map(({ verdict, severity, title, detail, cause, fix }) => (_jsxs("li", { class: severity, children: [_jsxs("h3", { children: [severity === 'warning' && 'Could be better: ', title] }), fix !== null && _jsx(Cause, { fix: fix, ...(cause !== null && { cause }) }), _jsxs("p", { class: "quiet", children: ["Seen: ", detail.replace(/\.$/, ''), "."] })] }, verdict))) }), _jsx("form", { method: "post", action: "/checkup", children: _jsx("button", { type: "submit", disabled: isRunning, children: isRunning ? 'Looking…' : 'Check now' }) })] }));
}
function result({ isRunning, atMs, looked, found }, nowMs) {
    if (isRunning)
        return 'Being made: other nodes are asked whether they reach this peer.';
    if (atMs === null)
        return 'None was made yet: the first comes a minute after the start.';
    const when = agoWords(atMs, nowMs);
    const things = `${count(looked, 'thing')} looked at ${when}`;
    const wrong = found.filter(({ severity }) => severity === 'failure').length;
    const better = found.length - wrong;
    if (found.length === 0)
        return `Nothing is wrong: ${things}.`;
    if (better === 0)
        return `${wrong} wrong, of ${things}.`;
    if (wrong === 0)
        return `Nothing is wrong; ${better} could be better, of ${things}.`;
    return `${wrong} wrong, and ${better} could be better, of ${things}.`;
}
//# sourceMappingURL=checkup.js.map