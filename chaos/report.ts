import type { RoundResult } from './round.ts'

const heads = ['fault', 'injected', 'accepted', 'decided', 'confirmed', 'duplicates', 'violations']
const shownPerRound = 8

/** The table, one line for each fault, and below it what was broken. */
export function formatReport(rounds: readonly RoundResult[]): string {
  const rows = merge(rounds).map((round) => [
    round.fault,
    ...[
      round.injected,
      round.accepted,
      round.decided,
      round.confirmed,
      round.duplicates,
      round.violations.length,
    ].map(String),
  ])
  const all = [heads, ...rows, totals(rounds)]
  const widths = heads.map((_, column) => Math.max(...all.map((row) => (row[column] as string).length)))
  const line = (row: string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] as number) : cell.padStart(widths[column] as number),
      )
      .join('  ')
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  return [line(heads), rule, ...rows.map(line), rule, line(totals(rounds)), '', verdict(rounds), ''].join(
    '\n',
  )
}

function totals(rounds: readonly RoundResult[]): string[] {
  const sum = (value: (round: RoundResult) => number) =>
    String(rounds.reduce((total, round) => total + value(round), 0))
  return [
    'all',
    sum(({ injected }) => injected),
    sum(({ accepted }) => accepted),
    sum(({ decided }) => decided),
    sum(({ confirmed }) => confirmed),
    sum(({ duplicates }) => duplicates),
    sum(({ violations }) => violations.length),
  ]
}

/** Rounds of the same fault as one. */
function merge(rounds: readonly RoundResult[]): RoundResult[] {
  return [...Map.groupBy(rounds, ({ fault }) => fault).values()].map((group) =>
    group.reduce((sum, round) => ({
      fault: sum.fault,
      injected: sum.injected + round.injected,
      accepted: sum.accepted + round.accepted,
      decided: sum.decided + round.decided,
      confirmed: sum.confirmed + round.confirmed,
      duplicates: sum.duplicates + round.duplicates,
      violations: [...sum.violations, ...round.violations],
    })),
  )
}

function verdict(rounds: readonly RoundResult[]): string {
  const broken = rounds.filter(({ violations }) => violations.length > 0)
  if (broken.length === 0) return 'No rule was broken.'
  return broken.flatMap(({ fault, violations }) => [`${fault}:`, ...describe(violations)]).join('\n')
}

function describe(violations: RoundResult['violations']): string[] {
  const shown = violations.slice(0, shownPerRound).map(({ rule, what }) => `  - ${rule}: ${what}`)
  const rest = violations.length - shown.length
  return rest > 0 ? [...shown, `  … and ${rest} more`] : shown
}
