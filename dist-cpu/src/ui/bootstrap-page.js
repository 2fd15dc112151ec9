import { jsx as _jsx, jsxs as _jsxs } from "preact/jsx-runtime";
/** The page of a bootstrap node: figures for its volunteer, and no script. */
import { renderToString } from 'preact-render-to-string';
import { dropsByReason, verdictOf } from '../bootstrap-report.js';
import { duration } from '../lib/output.js';
import { sizeText } from '../lib/size.js';
import { STYLES } from './styles.js';
const REFRESH_S = 20;
const STYLE_PATH = '/bootstrap.css';
/** `GET /`, and the same figures for programs at `GET /api/status`. */
export function bootstrapPageRoutes(report) {
    return (server) => {
        server.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(document(report())));
        server.get(STYLE_PATH, (_request, reply) => reply.type('text/css').send(STYLES));
        server.get('/api/status', () => report());
    };
}
function document(report) {
    return `<!doctype html>${renderToString(_jsx(Page, { report: report }))}`;
}
function Page({ report }) {
    const { host, port, nodes, records, siblings, uptimeMs, restarts, receivedBytes, entry } = report;
    const verdict = verdictOf(report);
    return (_jsxs("html", { lang: "en", children: [_jsxs("head", { children: [_jsx("meta", { charset: "utf-8" }), _jsx("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }), _jsx("meta", { name: "color-scheme", content: "light dark" }), _jsx("meta", { "http-equiv": "refresh", content: String(REFRESH_S) }), _jsx("title", { children: `Bootstrap node ${host}:${port}` }), _jsx("link", { rel: "stylesheet", href: STYLE_PATH })] }), _jsx("body", { children: _jsxs("main", { children: [_jsxs("h1", { children: ["Bootstrap node ", host, ":", port] }), _jsxs("p", { class: "peer", children: ["mapeo-web ", report.version] }), _jsxs("p", { class: `verdict ${verdict.ok ? 'safe' : 'attention'}`, role: "status", children: [_jsx("span", { class: "badge", children: verdict.ok ? 'Up' : 'Attention' }), " ", verdict.words] }), _jsx(Facts, { title: "At a glance", rows: [
                                ['Nodes known', String(nodes)],
                                ['Announcements kept for others', String(records)],
                                ['Other bootstrap nodes', String(siblings)],
                                ['Running for', duration(uptimeMs)],
                                ['Restarts survived', String(restarts)],
                                ['Received', sizeText(receivedBytes)],
                            ] }), _jsx(Facts, { title: "Requests answered", rows: counted(report.served), none: noCounts(report) }), _jsx(Facts, { title: "Dropped, by reason", rows: counted(dropsByReason(report)), none: noCounts(report) }), _jsxs("section", { children: [_jsx("h2", { children: "For the list" }), entry ? (_jsxs("p", { children: [verdict.ok
                                            ? 'To let others join through this node, add it to the list:'
                                            : 'Once what is said above is mended, others can join through it by this entry:', ' ', _jsx("code", { children: JSON.stringify(entry) })] })) : (_jsx("p", { children: "The address is not a public one: nobody outside can use this node." })), _jsxs("p", { class: "quiet", children: ["From another machine:", ' ', _jsxs("code", { children: ["mapeo-web bootstrap check --bootstrap ", host, ":", port] })] })] })] }) })] }));
}
function Facts({ title, rows, none }) {
    return (_jsxs("section", { children: [_jsx("h2", { children: title }), rows.length === 0 && _jsx("p", { class: "quiet", children: none }), _jsx("table", { class: "figures", children: _jsx("tbody", { children: rows.map(([name, value]) => (_jsxs("tr", { children: [_jsx("th", { scope: "row", children: name }), _jsx("td", { children: value })] }, name))) }) })] }));
}
function noCounts({ served }) {
    return served ? 'None since the start.' : 'Not counted: the limits are off.';
}
function counted(counts) {
    const entries = Object.entries(counts ?? {});
    return entries.sort(([, a], [, b]) => b - a).map(([name, count]) => [name, String(count)]);
}
//# sourceMappingURL=bootstrap-page.js.map