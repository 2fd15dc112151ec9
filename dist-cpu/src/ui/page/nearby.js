import { jsx as _jsx, jsxs as _jsxs, Fragment as _Fragment } from "preact/jsx-runtime";
import { useState } from 'preact/hooks';
export function Nearby({ pairing, deviceName, }) {
    const isOpen = pairing?.isOpen ?? false;
    return (_jsxs("section", { "aria-labelledby": "nearby", children: [_jsx("h2", { id: "nearby", children: "Take a project from a device nearby" }), isOpen && pairing ? (_jsx(Open, { pairing: pairing })) : (_jsxs(_Fragment, { children: [_jsxs("p", { children: ["For ten minutes, CoMapeo on the same network sees this peer as ", deviceName, ", and a coordinator can invite it into a project. You are asked before it is taken."] }), _jsx("div", { class: "buttons", children: _jsx(Act, { to: "/pairing/open", children: "Show this peer nearby" }) })] })), pairing?.outcomes.map(({ projectName, reason }, i) => (_jsxs("p", { children: ["\u201C", projectName, "\u201D: ", reason, "."] }, `${projectName}${i}`)))] }));
}
function Open({ pairing }) {
    const { deviceName, addresses, port, devices, invites } = pairing;
    return (_jsxs(_Fragment, { children: [_jsxs("ol", { class: "steps", children: [_jsxs("li", { children: ["Connect the coordinator\u2019s phone or computer to the same network as this machine", addresses.length > 0 && ` (${addresses.join(', ')}, TCP port ${port})`, "."] }), _jsx("li", { children: "Open the project in CoMapeo, then its settings, and there its team." }), _jsxs("li", { children: ["Invite a device, and choose ", _jsx("strong", { children: deviceName }), "."] })] }), _jsx("p", { children: devices.length === 0 ? 'No device in sight yet.' : `In sight: ${devices.join(', ')}.` }), _jsx("div", { "aria-live": "polite", children: invites.map(({ inviteId, projectName, invitorName, invitorDeviceId }) => (_jsxs("div", { class: "code", children: [_jsxs("p", { children: ["Host ", _jsxs("strong", { children: ["\u201C", projectName, "\u201D"] }), "? ", invitorName, " (device", ' ', invitorDeviceId.slice(0, 8), ") invites this peer."] }), _jsxs("div", { class: "buttons", children: [_jsx(Act, { to: "/pairing/answer", fields: { inviteId, accept: 'yes' }, children: "Yes, host it" }), _jsx(Act, { to: "/pairing/answer", fields: { inviteId, accept: 'no' }, children: "No" })] })] }, inviteId))) }), _jsx("div", { class: "buttons", children: _jsx(Act, { to: "/pairing/close", children: "Stop showing it" }) })] }));
}
/** A button that has the peer do something; what came of it comes with the next event. */
function Act({ to, fields = {}, children }) {
    const [problem, setProblem] = useState('');
    const onSubmit = (event) => {
        event.preventDefault();
        send(to, fields).then(setProblem, (error) => setProblem(String(error)));
    };
    return (_jsxs("form", { method: "post", action: to, onSubmit: onSubmit, children: [Object.entries(fields).map(([name, value]) => (_jsx("input", { type: "hidden", name: name, value: value }, name))), _jsx("button", { type: "submit", children: children }), _jsx("p", { class: "problem", role: "alert", children: problem })] }));
}
/** What went wrong, in words; an empty text: nothing did. */
async function send(to, fields) {
    const response = await fetch(to, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(fields),
    });
    const answer = (await response.json());
    return answer.error ? [answer.error.message, answer.error.fix ?? ''].join('. ') : '';
}
//# sourceMappingURL=nearby.js.map