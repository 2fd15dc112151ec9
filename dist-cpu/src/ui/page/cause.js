import { jsx as _jsx, Fragment as _Fragment, jsxs as _jsxs } from "preact/jsx-runtime";
/** Why something is wrong and what to do; commands in it are set as such. */
export function Cause({ cause, fix }) {
    return (_jsxs("dl", { class: "cause", children: [cause !== undefined && (_jsxs(_Fragment, { children: [_jsx("dt", { children: "Cause" }), _jsx("dd", { children: withCode(cause) })] })), _jsx("dt", { children: "What to do" }), _jsx("dd", { children: withCode(fix) })] }));
}
/** Our texts write commands in backticks. */
function withCode(text) {
    return text.split('`').map((part, i) => (i % 2 === 1 ? _jsx("code", { children: part }, i) : part));
}
//# sourceMappingURL=cause.js.map