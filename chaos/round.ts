import { setTimeout as pause } from 'node:timers/promises'
import type { Fault } from './faults/fault.ts'
import type { Violation } from './invariants/violation.ts'
import type { Rig } from './rig.ts'
import { verify } from './verify.ts'

/** What one fault did to the system: a line of the table. */
export interface RoundResult {
  fault: string
  injected: number
  accepted: number
  decided: number
  /** Of those that were decided: how many got their stock for good. */
  confirmed: number
  /** Events that came more than once: sent again by the product, or copied by the rig. */
  duplicates: number
  violations: Violation[]
}

/** How long an answer may be awaited once the load is over. */
const answerMs = 20_000

/**
 * One round: the load runs, the fault is injected again and again for `durationMs` and at least once, the load stops, and
 * every rule is checked.
 * @param known what earlier rounds found; only what is new counts against this fault
 */
export async function runRound(
  rig: Rig,
  fault: Fault,
  durationMs: number,
  known: Set<string>,
): Promise<RoundResult> {
  const { load, tap, random } = rig
  const before = { accepted: new Set(load.accepted.values()), duplicates: tap.repeats + tap.copies }
  const end = performance.now() + durationMs
  load.resume()
  let injected = 0
  await pause(500 + random() * 500)
  do {
    injected += await fault.inject(rig)
    await pause(200 + random() * 600)
  } while (performance.now() < end)
  await allReady(rig)
  await load.pause(answerMs)
  const { violations, orders } = await verify(rig)
  const fresh = violations.filter(({ rule, what }) => !known.has(`${rule} ${what}`))
  for (const { rule, what } of fresh) known.add(`${rule} ${what}`)
  const accepted = [...load.accepted.values()].filter((id) => !before.accepted.has(id))
  const inState = (status: string) => accepted.filter((id) => orders.get(id)?.status === status).length
  const confirmed = inState('CONFIRMED') + inState('COMPLETED')
  return {
    fault: fault.name,
    injected,
    accepted: accepted.length,
    decided: confirmed + inState('CANCELLED'),
    confirmed,
    duplicates: tap.repeats + tap.copies - before.duplicates,
    violations: fresh,
  }
}

/** Everything that was broken is whole again, or the round would be about something else. */
async function allReady({ instances, gateways }: Rig): Promise<void> {
  await Promise.all(
    [...instances.map(({ service }) => service), ...gateways].map((service) => service.ready()),
  )
}
