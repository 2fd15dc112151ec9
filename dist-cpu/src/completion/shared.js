/** What the scripts for all shells have in common. */
import { allNodes } from '../commands/command-tree.js';
export const PROGRAM = 'mapeo-web';
export function header(shell) {
    return `# Completion of ${PROGRAM} for ${shell}. Made by: ${PROGRAM} completion ${shell}`;
}
/** Every flag whose next word is its value: such a word names no command. */
export function flagsWithValue(root) {
    const flags = allNodes(root).flatMap(({ options }) => options.filter(({ needsValue }) => needsValue).map(({ long }) => long));
    return [...new Set(flags)].sort();
}
/** In single quotes, as all three shells read them; fish also knows the escaped quote. */
export function quote(text) {
    return `'${text.replaceAll('\\', '\\\\').replaceAll(`'`, `’`)}'`;
}
const BRIEF_CHARS = 72;
/** What fits beside a candidate: the rest is in `--help`. */
export function brief(description) {
    if (description.length <= BRIEF_CHARS)
        return description;
    return `${description.slice(0, BRIEF_CHARS).replace(/\W*\s\S*$/, '')} …`;
}
//# sourceMappingURL=shared.js.map