import type { OrderOutcome, RunResult } from './outcome.ts'
import { percentile } from './percentile.ts'

/** The closing table, and below it what went wrong. */
export function formatReport(result: RunResult, findings: readonly string[]): string {
  const { outcomes } = result
  const rows: [string, string][] = [
    ['orders sent', String(outcomes.length)],
    ['confirmed', count(outcomes, 'confirmed')],
    ['cancelled', count(outcomes, 'cancelled')],
    ['outstanding', count(outcomes, 'outstanding')],
    ['refused', count(outcomes, 'refused') + formatRefusals(result.refusals)],
    ['duplicates sent', String(result.duplicates)],
    ['cancellations sent', String(result.cancellations)],
    ['malformed sent', String(result.malformed)],
    ...latencyRows(outcomes),
    ['orders/s', rate(result)],
  ]
  const width = Math.max(...rows.map(([label]) => label.length))
  const table = rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`)
  const verdict =
    findings.length === 0
      ? ['Every order is final and the stock adds up.']
      : ['Broken:', ...findings.map((finding) => `  - ${finding}`)]
  return ['', ...table, '', ...verdict, ''].join('\n')
}

function count(outcomes: readonly OrderOutcome[], state: OrderOutcome['state']): string {
  return String(outcomes.filter((outcome) => outcome.state === state).length)
}

function formatRefusals(refusals: ReadonlyMap<string, number>): string {
  if (refusals.size === 0) return ''
  return ` (${[...refusals].map(([code, times]) => `${code} ${times}`).join(', ')})`
}

/** Of the whole saga, from sending to the final state seen; an order cancelled on purpose takes a longer way. */
function latencyRows(outcomes: readonly OrderOutcome[]): [string, string][] {
  const latencies = outcomes.flatMap(({ latencyMs, isToBeCancelled }) =>
    latencyMs === undefined || isToBeCancelled ? [] : [latencyMs],
  )
  return [0.5, 0.95, 0.99].map((share) => {
    const value = percentile(latencies, share)
    return [`saga p${share * 100}`, value === undefined ? '-' : `${value.toFixed(1)} ms`]
  })
}

function rate({ outcomes, elapsedMs }: RunResult): string {
  const final = outcomes.filter(({ state }) => state === 'confirmed' || state === 'cancelled').length
  return elapsedMs > 0 ? ((final / elapsedMs) * 1000).toFixed(1) : '-'
}
