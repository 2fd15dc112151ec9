/** Generated parts of a Markdown file stand between `<!-- NAME -->` and `<!-- /NAME -->`. */
export function textBetween(text, name) {
    const [start, end] = bounds(text, name);
    return text.slice(start, end).trim();
}
export function replaceBetween(text, name, generated) {
    const [start, end] = bounds(text, name);
    return `${text.slice(0, start)}\n\n${generated.trim()}\n\n${text.slice(end)}`;
}
function bounds(text, name) {
    const begin = `<!-- ${name} -->`;
    const start = text.indexOf(begin);
    const end = text.indexOf(`<!-- /${name} -->`);
    if (start === -1 || end < start)
        throw new Error(`there is no part "${name}" in the text`);
    return [start + begin.length, end];
}
//# sourceMappingURL=markers.js.map