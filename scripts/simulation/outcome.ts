import type { Item } from './mix.ts'

/** What became of one order that was sent. */
export interface OrderOutcome {
  /** For people: its number, or its place in the run. */
  name: string
  items: readonly Item[]
  /** Whether it was told to be cancelled, so that it must not stay confirmed. */
  isToBeCancelled: boolean
  /** `refused`: with user errors; `outstanding`: no final state in time. */
  state: 'confirmed' | 'cancelled' | 'outstanding' | 'refused'
  /** From the sending to the final state seen; only of orders with one. */
  latencyMs?: number
}

export interface RunResult {
  outcomes: OrderOutcome[]
  /** What went against the rules while the orders were followed. */
  findings: string[]
  /** Why orders were refused, and how often. */
  refusals: Map<string, number>
  duplicates: number
  malformed: number
  cancellations: number
  /** From the first order to the last final state. */
  elapsedMs: number
}

export function emptyResult(): RunResult {
  return {
    outcomes: [],
    findings: [],
    refusals: new Map(),
    duplicates: 0,
    malformed: 0,
    cancellations: 0,
    elapsedMs: 0,
  }
}
