import { describe, expect, it } from 'vitest'
import { runChaos, type ChaosOptions } from '../chaos/chaos.ts'
import { faults } from '../chaos/faults/catalogue.ts'
import type { Rule } from '../chaos/invariants/violation.ts'
import type { RoundResult } from '../chaos/round.ts'
import type { Sabotage } from '../chaos/service-control.ts'
import { haveRabbitServer } from '#platform/testing/broker.ts'

// Needs a broker that may be killed: one of the rig's own.
const suite = haveRabbitServer('e2e/chaos') ? describe : () => undefined

function run(
  names: string[],
  roundMs: number,
  sabotaged: Pick<ChaosOptions, 'sabotage' | 'durationMs' | 'isEnough' | 'settleMs'> = { durationMs: 0 },
): Promise<RoundResult[]> {
  return runChaos({
    seed: 7,
    rate: 40,
    faults: faults.filter(({ name }) => names.includes(name)),
    roundMs,
    say: () => undefined,
    ...sabotaged,
  })
}

const rulesBroken = (rounds: readonly RoundResult[]): Set<Rule> =>
  new Set(rounds.flatMap(({ violations }) => violations.map(({ rule }) => rule)))

suite('the chaos rig', () => {
  it('finds every rule kept by the product as it is', { timeout: 240_000 }, async () => {
    const rounds = await run(['kill-before-ack', 'duplicates', 'poison'], 2_000)
    expect(rounds.flatMap(({ violations }) => violations)).toEqual([])
    for (const { injected, accepted, decided } of rounds) {
      expect(injected).toBeGreaterThan(0)
      expect([accepted > 0, decided]).toEqual([true, accepted])
    }
    const total = (value: (round: RoundResult) => number) =>
      rounds.reduce((sum, round) => sum + value(round), 0)
    // A load that is never refused, or never served, shows nothing.
    expect(total(({ confirmed }) => confirmed)).toBeGreaterThan(0)
    expect(total(({ decided }) => decided) - total(({ confirmed }) => confirmed)).toBeGreaterThan(0)
    expect(total(({ duplicates }) => duplicates)).toBeGreaterThan(0)
  })

  const broken: [Sabotage, string, string[], Rule[], Rule[]][] = [
    ['no-inbox', 'decisions told twice', ['duplicates'], ['told-twice'], ['undecided', 'unsent']],
    ['no-row-lock', 'books that do not agree', ['database-delay'], ['books'], ['undecided', 'told-twice']],
    [
      'early-ack',
      'orders that were sent and never decided',
      ['kill-mid-transaction'],
      ['undecided'],
      ['unsent', 'told-twice'],
    ],
    [
      'early-delete',
      'events that were never sent',
      ['kill-before-publish'],
      ['unsent'],
      ['told-twice', 'books'],
    ],
  ]
  it.each(broken)('goes red with %s: %s', { timeout: 240_000 }, async (sabotage, _how, names, red, green) => {
    // Which instance a fault hits is chance, and not every message that is lost or told again is about an order's decision.
    const isEnough = (rounds: readonly RoundResult[]) => red.every((rule) => rulesBroken(rounds).has(rule))
    // What is lost for good is not waited for as patiently as what may yet come.
    const options = { sabotage, durationMs: 90_000, isEnough, settleMs: 15_000 }
    const rules = rulesBroken(await run(names, 5_000, options))
    for (const rule of red) expect([...rules]).toContain(rule)
    for (const rule of green) expect([...rules]).not.toContain(rule)
  })
})
