import { jsx as _jsx, jsxs as _jsxs } from "preact/jsx-runtime";
import { count } from '../../observe/words.js';
const RADIUS = 100;
const KEY_RADIUS = 116;
const SIZE = 132;
export function Ring({ neighbourhood, names }) {
    const { own, nodes, keys, moreKeys, moreNodes } = neighbourhood;
    const words = ringWords(neighbourhood);
    return (_jsxs("section", { "aria-labelledby": "ring", children: [_jsx("h2", { id: "ring", children: "Neighbourhood in the DHT" }), _jsx("p", { children: words }), _jsxs("div", { class: "ring", children: [_jsxs("svg", { viewBox: `${-SIZE} ${-SIZE} ${2 * SIZE} ${2 * SIZE}`, role: "img", "aria-label": words, children: [_jsx("circle", { r: RADIUS, class: "circle" }), keys.map(({ at, holders, projectId }) => holders.map((holder, i) => (_jsx("path", { class: "hold", d: curve(at, holder) }, `${projectId}-${i}`)))), nodes.map((node) => {
                                const [x, y] = point(node, RADIUS);
                                return _jsx("circle", { cx: x, cy: y, r: "3", class: "node" }, node);
                            }), keys.map(({ at, projectId, holders }) => {
                                const [x, y] = point(at, KEY_RADIUS);
                                return (_jsx("rect", { x: x - 4, y: y - 4, width: "8", height: "8", class: "key", children: _jsx("title", { children: `${names.get(projectId) ?? 'A project'}: ${holdersWords(holders)}` }) }, projectId));
                            }), _jsx(Own, { at: own })] }), _jsxs("ul", { class: "legend", "aria-hidden": "true", children: [_jsx("li", { class: "own", children: "this peer" }), _jsx("li", { class: "node", children: "other DHT nodes" }), _jsx("li", { class: "key", children: "keys of our projects" }), _jsx("li", { class: "hold", children: "holds the announcement" })] })] }), moreKeys + moreNodes > 0 && (_jsxs("p", { class: "quiet", children: ["Not drawn: ", count(moreKeys, 'key'), ", ", count(moreNodes, 'node'), "."] }))] }));
}
function Own({ at }) {
    const [x, y] = point(at, RADIUS);
    return _jsx("path", { class: "own", d: `M${x} ${y - 8}L${x + 8} ${y}L${x} ${y + 8}L${x - 8} ${y}Z` });
}
function ringWords({ nodes, moreNodes, keys, moreKeys }) {
    const held = keys.filter(({ holders }) => holders.length > 0);
    const counts = held.map(({ holders }) => holders.length);
    const fewest = Math.min(...counts);
    const most = Math.max(...counts);
    const known = `This peer knows ${count(nodes.length + moreNodes, 'other DHT node')}.`;
    if (keys.length === 0)
        return `${known} It announces no project.`;
    if (held.length === 0) {
        return `${known} Who holds its announcements is known once they are renewed.`;
    }
    const by = fewest === most ? count(most, 'node') : `${fewest} to ${count(most, 'node')}`;
    return `${known} Announcements of ${count(keys.length + moreKeys, 'project')} are held by ${by} each.`;
}
function holdersWords(holders) {
    return holders.length === 0 ? 'holders not known yet' : `held by ${count(holders.length, 'node')}`;
}
function point(at, radius) {
    const angle = 2 * Math.PI * at - Math.PI / 2;
    return [round(radius * Math.cos(angle)), round(radius * Math.sin(angle))];
}
/** Bent towards the middle, so that lines of neighbours can be told apart. */
function curve(from, to) {
    const [x1, y1] = point(from, KEY_RADIUS - 4);
    const [x2, y2] = point(to, RADIUS);
    const [mx, my] = [round((x1 + x2) * 0.3), round((y1 + y2) * 0.3)];
    return `M${x1} ${y1}Q${mx} ${my} ${x2} ${y2}`;
}
function round(value) {
    return Math.round(value * 10) / 10;
}
//# sourceMappingURL=ring.js.map