import { jsx as _jsx, jsxs as _jsxs } from "preact/jsx-runtime";
import { count, shortId } from '../../observe/words.js';
const MAX_SHOWN = 12;
export function RunningSyncs({ syncs }) {
    const moving = syncs.filter(({ toSend, toReceive }) => toSend + toReceive > 0);
    const idle = syncs.length - moving.length;
    return (_jsxs("section", { "aria-labelledby": "syncs", children: [_jsx("h2", { id: "syncs", children: "Syncing now" }), moving.length === 0 && (_jsxs("p", { children: ["Nothing moves.", ' ', idle > 0 && `${count(idle, 'device')} connected and up to date, or being compared.`] })), _jsx("ul", { class: "syncs", children: moving.slice(0, MAX_SHOWN).map((sync) => (_jsxs("li", { children: [_jsxs("p", { children: [_jsx("strong", { children: sync.name }), " with device ", shortId(sync.deviceId)] }), _jsx(Bar, { label: "Receiving", left: sync.toReceive, most: sync.mostToReceive, ...sync }), _jsx(Bar, { label: "Sending", left: sync.toSend, most: sync.mostToSend, ...sync })] }, sync.projectId + sync.deviceId))) }), moving.length > MAX_SHOWN && _jsxs("p", { children: ["and ", moving.length - MAX_SHOWN, " more"] })] }));
}
function Bar({ label, left, most, name }) {
    if (most === 0)
        return null;
    return (_jsxs("p", { class: "bar", children: [_jsxs("span", { children: [label, ": ", left === 0 ? 'done' : `${count(left, 'piece')} left`] }), _jsx("progress", { max: most, value: most - left, "aria-label": `${label}, ${name}` })] }));
}
//# sourceMappingURL=syncs.js.map