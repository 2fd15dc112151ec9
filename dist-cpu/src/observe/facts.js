import { count, number } from './words.js';
/** Cards on the page; those that need attention come first, so the others are all well. */
export const MAX_PROJECTS = 100;
const ORDER = { attention: 0, syncing: 1, safe: 2 };
export function sortBySafety(all) {
    return all.sort((a, b) => ORDER[a.state] - ORDER[b.state] || a.name.localeCompare(b.name));
}
export function countStates(all) {
    const counts = { projects: all.length, safe: 0, syncing: 0, attention: 0 };
    for (const { state } of all)
        counts[state]++;
    return counts;
}
/** One sentence for all projects together. */
export function verdictOf(counts, troubles) {
    const { projects, attention, syncing } = counts;
    if (projects === 0) {
        const words = 'No project is hosted here yet.';
        return { state: troubles > 0 ? 'attention' : 'safe', words };
    }
    if (attention > 0) {
        const need = attention === 1 ? 'needs' : 'need';
        const words = projects === 1
            ? 'Your project needs attention.'
            : `${number(attention)} of ${count(projects, 'project')} ${need} attention.`;
        return { state: 'attention', words };
    }
    if (troubles > 0) {
        return { state: 'attention', words: 'The projects are stored, but something is wrong.' };
    }
    if (syncing > 0)
        return { state: 'syncing', words: `${count(syncing, 'project')} syncing now.` };
    const words = projects === 1 ? 'Your project is safe.' : `All ${count(projects, 'project')} safe.`;
    return { state: 'safe', words: words.replace(/(projects) safe/, '$1 are safe') };
}
//# sourceMappingURL=facts.js.map