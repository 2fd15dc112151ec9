import { jsx as _jsx, jsxs as _jsxs } from "preact/jsx-runtime";
/**
 * A QR code that leads an app, or another program, to this peer. With a one-time token in it, it is a
 * secret: it comes on request alone, is in no page before, and goes away when it is hidden.
 */
import { useState } from 'preact/hooks';
import { lasting } from '../../observe/words.js';
export function PairingPanel({ deviceName }) {
    const [code, setCode] = useState();
    const [problem, setProblem] = useState('');
    const show = async (kind) => {
        setProblem('');
        try {
            setCode(await requestCode(kind));
        }
        catch (error) {
            setProblem(error instanceof Error ? error.message : String(error));
        }
    };
    return (_jsxs("section", { "aria-labelledby": "pairing", children: [_jsx("h2", { id: "pairing", children: "Pairing" }), _jsxs("p", { children: ["A link to ", deviceName, ", as text and as a QR code: with it ", _jsx("code", { children: "mapeo-web connect" }), ", or an app that knows Mapeo Web, reaches this peer from anywhere."] }), _jsxs("div", { class: "buttons", children: [_jsx(LinkButton, { kind: "plain", onShow: show, children: "Show the QR code" }), _jsx(LinkButton, { kind: "add", onShow: show, children: "Show a QR code that may add a project" })] }), _jsx("p", { class: "quiet", children: "The second one has a one-time token in it, good for an hour. Show it only to whom you want to add a project." }), _jsx("p", { class: "problem", role: "alert", children: problem }), code && _jsx(Code, { code: code, onHide: () => setCode(undefined) })] }));
}
/** Without a script the form leads to a page with the code. */
function LinkButton({ kind, onShow, children }) {
    const onSubmit = (event) => {
        event.preventDefault();
        void onShow(kind);
    };
    return (_jsxs("form", { method: "post", action: "/link", onSubmit: onSubmit, children: [_jsx("input", { type: "hidden", name: "kind", value: kind }), _jsx("button", { type: "submit", children: children })] }));
}
export function Code({ code, onHide }) {
    const { link, image, expiresAt } = code;
    return (_jsxs("div", { class: "code", role: "group", "aria-label": "Link to this peer", children: [_jsx("img", { src: image, alt: "QR code of the link below", width: "280", height: "280" }), _jsx("p", { children: _jsx("code", { class: "link", children: link }) }), expiresAt !== null && (_jsxs("p", { children: [_jsx("strong", { children: "Secret." }), " Whoever has it first may add one project, within the next", ' ', lasting(Math.max(0, expiresAt - Date.now() + 30_000)), "."] })), onHide && (_jsx("button", { type: "button", onClick: onHide, children: "Hide it" }))] }));
}
async function requestCode(kind) {
    const response = await fetch('/link', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ kind }),
    });
    const answer = (await response.json());
    if (answer.error)
        throw new Error([answer.error.message, answer.error.fix].join('. '));
    return answer;
}
//# sourceMappingURL=pairing.js.map