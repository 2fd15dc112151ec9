/** A bench's figures as text for people and as Markdown for the docs. */
import type { BenchResult, Row } from './bench.js'
import type { Machine } from './machine.js'

interface Report extends BenchResult {
  bench: string
  title: string
  ms: number
}

/** Aligned columns: text to the left, numbers to the right. */
export function asTable(rows: Row[]): string {
  const columns = columnsOf(rows)
  const cells = rows.map((row) => columns.map((column) => cell(row[column])))
  const widths = columns.map((column, i) =>
    Math.max(column.length, ...cells.map((row) => (row[i] as string).length)),
  )
  const isNumber = columns.map((column) => rows.every((row) => typeof row[column] !== 'string'))
  const line = (texts: string[]) =>
    texts
      .map((text, i) => {
        const width = widths[i] as number
        return isNumber[i] ? text.padStart(width) : text.padEnd(width)
      })
      .join('  ')
      .trimEnd()
  return [line(columns), ...cells.map(line)].join('\n')
}

export function asText({ bench, title, rows, ratios = {}, notes = [], ms }: Report): string {
  const facts = Object.entries(ratios).map(([name, value]) => `  ${name}: ${value}`)
  return [
    '',
    `${bench}: ${title} (${Math.round(ms / 1000)} s)`,
    '',
    asTable(rows),
    ...(facts.length > 0 ? ['', 'Ratios of this run:', ...facts] : []),
    ...(notes.length > 0 ? ['', ...notes.map((note) => `  ${note}`)] : []),
    '',
    '',
  ].join('\n')
}

export function asMarkdown(
  { rows, ratios = {}, notes = [] }: BenchResult,
  machine: Machine,
): string {
  const columns = columnsOf(rows)
  const line = (texts: string[]) => `| ${texts.join(' | ')} |`
  const table = [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((column) => cell(row[column])))),
  ]
  const facts = Object.entries(ratios).map(([name, value]) => `- ${name}: **${value}**`)
  const { cpu, cores, memoryGb, kernel, node, date } = machine
  return [
    ...table,
    ...(facts.length > 0 ? ['', ...facts] : []),
    ...(notes.length > 0 ? ['', notes.join(' ')] : []),
    '',
    `_${date}, ${cores} cores of ${cpu}, ${memoryGb} GB, ${kernel}, Node ${node}._`,
  ].join('\n')
}

/**
 * Puts `content` between the marks of the section.
 * @throws where the text has no such section
 */
export function replaceSection(text: string, name: string, content: string): string {
  const [from, to] = [`<!-- bench ${name} -->`, `<!-- /bench ${name} -->`]
  const start = text.indexOf(from)
  const end = text.indexOf(to)
  if (start === -1 || end < start) throw new Error(`there is no section "${from}"`)
  return `${text.slice(0, start + from.length)}\n\n${content}\n\n${text.slice(end)}`
}

function columnsOf(rows: Row[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))]
}

function cell(value: string | number | undefined): string {
  return typeof value === 'number' ? value.toLocaleString('en') : (value ?? '')
}
