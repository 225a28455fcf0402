import { percentile } from '../scripts/simulation/percentile.ts'

/** One line of figures: what was measured, and the limit or rival it is measured against. */
export type Row = Record<string, string | number>

export interface Section {
  name: string
  title: string
  rows: Row[]
  notes: string[]
}

/** p50, p95 and p99 in ms with one decimal. */
export function latencyColumns(latenciesMs: readonly number[]): Row {
  const at = (share: number) => round(percentile(latenciesMs, share) ?? 0, 1)
  return { 'p50 ms': at(0.5), 'p95 ms': at(0.95), 'p99 ms': at(0.99) }
}

export function round(value: number, digits = 0): number {
  return Number(value.toFixed(digits))
}

/** A section as a Markdown table, which reads well in a terminal too. */
export function formatSection({ title, rows, notes }: Section): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const cells = [columns, ...rows.map((row) => columns.map((column) => text(row[column])))]
  const widths = columns.map((_, index) => Math.max(3, ...cells.map((line) => (line[index] ?? '').length)))
  const isNumber = columns.map((column) => rows.every((row) => typeof (row[column] ?? 0) === 'number'))
  const pad = (cell: string, index: number) =>
    isNumber[index] ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0)
  const line = (parts: string[]) => `| ${parts.map(pad).join(' | ')} |`
  const rule = `|${widths.map((width, index) => '-'.repeat(width + 1) + (isNumber[index] ? ':' : '-')).join('|')}|`
  const [head = [], ...body] = cells
  return [
    '',
    `## ${title}`,
    '',
    line(head),
    rule,
    ...body.map(line),
    ...notes.map((note) => `\n${note}`),
    '',
  ].join('\n')
}

function text(value: string | number | undefined): string {
  if (value === undefined) return '-'
  return typeof value === 'number' ? value.toLocaleString('en-US') : value
}
