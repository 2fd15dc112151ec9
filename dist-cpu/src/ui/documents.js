import { jsx as _jsx, Fragment as _Fragment, jsxs as _jsxs } from "preact/jsx-runtime";
import { renderToString } from 'preact-render-to-string';
import { assets } from './assets.js';
import { App } from './page/app.js';
import { Code } from './page/pairing.js';
/** Without a script the page is fetched anew now and then. */
const REFRESH_S = 20;
export function pageDocument(props) {
    const { script, importMap } = assets();
    const head = (_jsxs(_Fragment, { children: [_jsx("noscript", { children: _jsx("meta", { "http-equiv": "refresh", content: String(REFRESH_S) }) }), _jsx("script", { type: "importmap", dangerouslySetInnerHTML: { __html: importMap } }), _jsx("script", { type: "module", src: script })] }));
    const title = `${props.report.verdict.words} ${props.report.deviceName}`;
    const body = (_jsxs(_Fragment, { children: [_jsx("div", { id: "app", children: _jsx(App, { ...props }) }), _jsx("script", { type: "application/json", id: "facts", dangerouslySetInnerHTML: { __html: harmless(JSON.stringify(props)) } })] }));
    return html(title, body, head);
}
/** For browsers without scripts; others draw it into the page. */
export function linkDocument(code) {
    return html('Link to this peer', _jsxs("main", { children: [_jsx("h1", { children: "Link to this peer" }), _jsx(Code, { code: code }), _jsx("p", { children: _jsx("a", { href: "/", children: "Back to the status page" }) })] }));
}
export function loginDocument(problem) {
    return html('Log in', _jsxs("main", { class: "login", children: [_jsx("h1", { children: "Mapeo Web peer" }), _jsxs("form", { method: "post", action: "/login", children: [_jsx("input", { name: "username", autocomplete: "username", value: "operator", readOnly: true, hidden: true }), _jsx("label", { for: "password", children: "Password" }), _jsx("input", { id: "password", name: "password", type: "password", autocomplete: "current-password", required: true, autofocus: true, ...(problem !== undefined && { 'aria-describedby': 'problem', 'aria-invalid': true }) }), problem !== undefined && (_jsx("p", { id: "problem", class: "problem", role: "alert", children: problem })), _jsx("button", { type: "submit", children: "Log in" })] }), _jsx("p", { class: "quiet", children: "It is in the file that the peer was started with: --ui-password-file." })] }));
}
function html(title, body, head) {
    const document = (_jsxs("html", { lang: "en", children: [_jsxs("head", { children: [_jsx("meta", { charset: "utf-8" }), _jsx("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }), _jsx("meta", { name: "color-scheme", content: "light dark" }), _jsx("title", { children: title }), assets().styles.map((path) => (_jsx("link", { rel: "stylesheet", href: path }, path))), head] }), _jsx("body", { children: body })] }));
    return `<!doctype html>${renderToString(document)}`;
}
/** Names of projects are others' texts: none may end the script element that they stand in. */
function harmless(json) {
    return json.replace(/</g, '\\u003c');
}
//# sourceMappingURL=documents.js.map