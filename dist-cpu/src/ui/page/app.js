import { jsx as _jsx, jsxs as _jsxs, Fragment as _Fragment } from "preact/jsx-runtime";
import { agoWords, count, lasting, shortId, sizeWords } from '../../observe/words.js';
import { Charts } from './charts.js';
import { CheckupSection } from './checkup.js';
import { EventList } from './events.js';
import { Nearby } from './nearby.js';
import { PairingPanel } from './pairing.js';
import { ProjectCard } from './project-card.js';
import { Ring } from './ring.js';
import { RunningSyncs } from './syncs.js';
import { Troubles } from './troubles.js';
const STATE_WORDS = { safe: 'Safe', syncing: 'Syncing', attention: 'Attention' };
export function App({ report, pairing, lost = false, canLogOut }) {
    const { deviceName, verdict, troubles, syncs, projects, neighbourhood } = report;
    const { counts, moreProjects } = report;
    const names = new Map(projects.map(({ projectId, name }) => [projectId, name]));
    return (_jsxs(_Fragment, { children: [_jsx("a", { class: "skip", href: "#main", children: "Skip to the projects" }), _jsxs("header", { class: "top", children: [_jsxs("p", { class: "peer", children: ["Mapeo Web peer ", _jsx("strong", { children: deviceName })] }), _jsxs("div", { class: `verdict ${verdict.state}`, role: "status", children: [(counts.projects > 0 || troubles.length > 0) && (_jsx("span", { class: "badge", children: STATE_WORDS[verdict.state] })), _jsx("h1", { children: verdict.words })] }), _jsx("p", { class: "lost", role: "alert", children: lost &&
                            `No answer from the peer since ${agoWords(report.nowMs, Date.now())}: what you see is old. Is it running?` })] }), _jsxs("main", { id: "main", tabIndex: -1, children: [_jsx(Troubles, { troubles: troubles, findings: report.findings, nowMs: report.nowMs }), _jsx(RunningSyncs, { syncs: syncs }), _jsxs("section", { "aria-labelledby": "projects", children: [_jsx("h2", { id: "projects", children: "Projects" }), projects.length === 0 && (_jsx("p", { children: "None yet. Have a coordinator hand one over, or an app add one: see below." })), _jsx("div", { class: "cards", children: projects.map((project) => (_jsx(ProjectCard, { project: project, nowMs: report.nowMs }, project.projectId))) }), moreProjects > 0 && (_jsxs("p", { children: [count(moreProjects, 'more project'), " in no worse state:", ' ', _jsx("code", { children: "mapeo-web projects list" })] }))] }), _jsx(Summary, { report: report }), _jsx(CheckupSection, { checkup: report.checkup, nowMs: report.nowMs }), _jsx(Charts, { history: report.history }), _jsxs("div", { class: "beside", children: [_jsx(PairingPanel, { deviceName: deviceName }), _jsx(Nearby, { pairing: pairing, deviceName: deviceName })] }), _jsxs("div", { class: "beside", children: [_jsx(EventList, { events: report.events, nowMs: report.nowMs }), _jsx(Ring, { neighbourhood: neighbourhood, names: names })] })] }), _jsxs("footer", { children: [_jsxs("p", { children: ["Version ", report.version, ", device ", shortId(report.deviceId), ".", ' ', _jsx("a", { href: "/api/status", children: "The same facts for programs (JSON)" })] }), canLogOut && (_jsx("form", { method: "post", action: "/logout", children: _jsx("button", { type: "submit", children: "Log out" }) }))] })] }));
}
function Summary({ report }) {
    const { network, announced, connections, traffic, disk, uptimeMs } = report;
    const { bytesIn, bytesOut } = traffic;
    return (_jsxs("section", { "aria-labelledby": "summary", children: [_jsx("h2", { id: "summary", children: "This peer" }), _jsxs("dl", { class: "summary", children: [_jsx(Fact, { name: "Network", words: network.words }), _jsx(Fact, { name: "Announced", words: announced.keys === 0
                            ? 'nothing'
                            : `${announced.announced} of ${count(announced.keys, 'project')}, ` +
                                `${announced.copies} of ${count(announced.of, 'copy', 'copies')}` }), _jsx(Fact, { name: "Connections", words: String(connections) }), _jsx(Fact, { name: "Synced since start", words: `${sizeWords(bytesIn)} received, ${sizeWords(bytesOut)} sent` }), _jsx(Fact, { name: "Disk", words: (disk.freeBytes === null ? 'not watched' : `${sizeWords(disk.freeBytes)} free`) +
                            (disk.full ? ': too little, nothing new is taken' : '') }), _jsx(Fact, { name: "Running for", words: lasting(uptimeMs) })] })] }));
}
function Fact({ name, words }) {
    return (_jsxs("div", { children: [_jsx("dt", { children: name }), _jsx("dd", { children: words })] }));
}
//# sourceMappingURL=app.js.map