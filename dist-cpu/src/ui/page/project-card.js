import { jsx as _jsx, jsxs as _jsxs } from "preact/jsx-runtime";
import { agoWords, count, shortId } from '../../observe/words.js';
import { Cause } from './cause.js';
const BADGES = { safe: 'Safe', syncing: 'Syncing', attention: 'Attention' };
const MAX_DEVICES = 6;
export function ProjectCard({ project, nowMs }) {
    const { projectId, name, state, words, issues, lastSync, devices, announced, reachable } = project;
    const id = `project-${projectId}`;
    return (_jsxs("article", { class: `card ${state}`, "aria-labelledby": id, children: [_jsxs("header", { children: [_jsx("h3", { id: id, children: name === '' ? 'Project without a name' : name }), _jsx("span", { class: "badge", children: BADGES[state] })] }), _jsx("p", { class: "words", children: words }), issues.map(({ kind, what, cause, fix }, i) => (_jsxs("div", { class: "issue", children: [i > 0 && _jsxs("p", { children: [what, "."] }), _jsx(Cause, { cause: cause, fix: fix })] }, kind))), project.damage && (_jsxs("p", { class: "quiet", children: ["It began ", agoWords(project.damage.sinceMs, nowMs), ". Opening it is tried again now and then."] })), _jsxs("dl", { class: "facts", children: [_jsx("dt", { children: "Last full sync" }), _jsx("dd", { children: lastSync.words }), _jsx("dt", { children: "Devices" }), _jsx("dd", { children: devices.words }), _jsx("dt", { children: "Announced" }), _jsx("dd", { children: announced.words }), _jsx("dt", { children: "From outside" }), _jsx("dd", { children: reachable.words })] }), _jsx(Behind, { devices: devices.behind }), _jsxs("p", { class: "quiet", children: ["Project ", shortId(projectId)] })] }));
}
function Behind({ devices }) {
    if (devices.length === 0)
        return null;
    const shown = devices.slice(0, MAX_DEVICES);
    return (_jsxs("details", { class: "behind", children: [_jsxs("summary", { children: [count(devices.length, 'device'), " with something left to move"] }), _jsxs("ul", { children: [shown.map(({ deviceId, connected, toSend, toReceive }) => (_jsxs("li", { children: [shortId(deviceId), " (", connected ? 'connected' : 'away', "):", ' ', [
                                ...(toSend > 0 ? [`lacks ${count(toSend, 'piece')}`] : []),
                                ...(toReceive > 0 ? [`has ${count(toReceive, 'piece')} that are not here`] : []),
                            ].join(', ')] }, deviceId))), devices.length > shown.length && _jsxs("li", { children: ["and ", devices.length - shown.length, " more"] })] }), _jsx("p", { class: "quiet", children: "A piece is a record, or a part of a photo. Devices that left before this peer started are not counted." })] }));
}
//# sourceMappingURL=project-card.js.map