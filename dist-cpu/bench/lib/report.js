/** Aligned columns: text to the left, numbers to the right. */
export function asTable(rows) {
    const columns = columnsOf(rows);
    const cells = rows.map((row) => columns.map((column) => cell(row[column])));
    const widths = columns.map((column, i) => Math.max(column.length, ...cells.map((row) => row[i].length)));
    const isNumber = columns.map((column) => rows.every((row) => typeof row[column] !== 'string'));
    const line = (texts) => texts
        .map((text, i) => {
        const width = widths[i];
        return isNumber[i] ? text.padStart(width) : text.padEnd(width);
    })
        .join('  ')
        .trimEnd();
    return [line(columns), ...cells.map(line)].join('\n');
}
export function asText({ bench, title, rows, ratios = {}, notes = [], ms }) {
    const facts = Object.entries(ratios).map(([name, value]) => `  ${name}: ${value}`);
    return [
        '',
        `${bench}: ${title} (${Math.round(ms / 1000)} s)`,
        '',
        asTable(rows),
        ...(facts.length > 0 ? ['', 'Ratios of this run:', ...facts] : []),
        ...(notes.length > 0 ? ['', ...notes.map((note) => `  ${note}`)] : []),
        '',
        '',
    ].join('\n');
}
export function asMarkdown({ rows, ratios = {}, notes = [] }, machine) {
    const columns = columnsOf(rows);
    const line = (texts) => `| ${texts.join(' | ')} |`;
    const table = [
        line(columns),
        line(columns.map(() => '---')),
        ...rows.map((row) => line(columns.map((column) => cell(row[column])))),
    ];
    const facts = Object.entries(ratios).map(([name, value]) => `- ${name}: **${value}**`);
    const { cpu, cores, memoryGb, kernel, node, date } = machine;
    return [
        ...table,
        ...(facts.length > 0 ? ['', ...facts] : []),
        ...(notes.length > 0 ? ['', notes.join(' ')] : []),
        '',
        `_${date}, ${cores} cores of ${cpu}, ${memoryGb} GB, ${kernel}, Node ${node}._`,
    ].join('\n');
}
/**
 * Puts `content` between the marks of the section.
 * @throws where the text has no such section
 */
export function replaceSection(text, name, content) {
    const [from, to] = [`<!-- bench ${name} -->`, `<!-- /bench ${name} -->`];
    const start = text.indexOf(from);
    const end = text.indexOf(to);
    if (start === -1 || end < start)
        throw new Error(`there is no section "${from}"`);
    return `${text.slice(0, start + from.length)}\n\n${content}\n\n${text.slice(end)}`;
}
function columnsOf(rows) {
    return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}
function cell(value) {
    return typeof value === 'number' ? value.toLocaleString('en') : (value ?? '');
}
//# sourceMappingURL=report.js.map