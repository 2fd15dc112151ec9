import { jsx as _jsx, jsxs as _jsxs } from "preact/jsx-runtime";
import { agoWords } from '../../observe/words.js';
import { Cause } from './cause.js';
/** What was told of covers what is found of the same. */
const COVERS = {
    'disk-nearly-full': 'disk',
    'announce-behind': 'announcing',
    'mapeo8-engine-dying': 'mapeo8',
    unreachable: 'network',
};
export function Troubles({ troubles, findings, nowMs, }) {
    const covered = new Set(troubles.map(({ kind }) => COVERS[kind]));
    const others = findings.filter(({ about }) => !covered.has(about));
    if (troubles.length + others.length === 0)
        return null;
    return (_jsxs("section", { "aria-labelledby": "troubles", class: "troubles", children: [_jsx("h2", { id: "troubles", children: "What is wrong" }), _jsxs("ul", { children: [troubles.map(({ kind, project, message, cause, fix, since }) => (_jsxs("li", { children: [_jsxs("h3", { children: [sentence(message), project !== null && ` (“${project}”)`] }), _jsx(Cause, { cause: cause, fix: fix }), _jsxs("p", { class: "quiet", children: ["Began ", agoWords(since, nowMs)] })] }, `${kind}${since}${project}`))), others.map(({ about, message, cause, fix }) => (_jsxs("li", { children: [_jsx("h3", { children: sentence(message) }), fix !== null && _jsx(Cause, { fix: fix, ...(cause !== undefined && { cause }) })] }, `${about}${message}`)))] })] }));
}
function sentence(message) {
    return message.charAt(0).toUpperCase() + message.slice(1).replace(/\.$/, '');
}
//# sourceMappingURL=troubles.js.map