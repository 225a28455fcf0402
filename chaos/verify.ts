import { durableQueues } from '#schema/events/consumers.ts'
import { openDeadLetters } from '#platform/messaging/connect.ts'
import { until } from '#platform/testing/until.ts'
import { findBookDifferences } from './invariants/books.ts'
import { checkFeeds } from './invariants/feeds.ts'
import { checkHistories, type StoredOrder } from './invariants/histories.ts'
import { findLifeDifferences } from './invariants/lives.ts'
import { readDecisions, readOrders, readReplay } from './invariants/read-database.ts'
import { replayDecisions } from './invariants/replay.ts'
import { findSalesDifferences } from './invariants/sales.ts'
import { violation, type Violation } from './invariants/violation.ts'
import { checkWire } from './invariants/wire.ts'
import { becomeQuiet } from './quiet.ts'
import type { Rig } from './rig.ts'

export interface Verdict {
  violations: Violation[]
  orders: ReadonlyMap<string, StoredOrder>
}

const feedMs = 15_000

/** Waits until all is quiet, then checks every rule. */
export async function verify(rig: Rig): Promise<Verdict> {
  const unsettled = await becomeQuiet(rig, rig.settleMs, rig.lost)
  const orders = await readOrders(rig.db)
  for (const { id, status } of orders.values()) if (!isFinal(status)) rig.lost.add(id)
  const decisions = await readDecisions(rig.db)
  const seen = await finishFeeds(rig, orders)
  const { load, sampler, followers, misbehaviour } = rig
  const violations = [
    ...unsettled.map((what) => violation('undecided')(`not settled: ${what}`)),
    ...[...sampler.violations].map((what) =>
      violation(what.endsWith('oversold') ? 'oversold' : 'books')(what),
    ),
    ...(await findBookDifferences(rig.databaseUrl)).map(violation('books')),
    ...(await findSalesDifferences(rig.databaseUrl)).map(violation('sales')),
    ...(await findLifeDifferences(rig.db)).map(violation('lives')),
    ...load.life.violations.map(violation('orders')),
    ...checkHistories(orders.values(), load.cancelled),
    ...checkWire(orders, decisions, rig.tap.events.values()),
    ...checkFeeds(orders, seen),
    ...followers.violations.map(violation('feed')),
    ...replayDecisions(await readReplay(rig.db)),
    ...load.violations.map(violation('orders')),
    ...[...load.accepted.values()]
      .filter((id) => !orders.has(id))
      .map((id) => violation('orders')(`order ${id} was accepted and is gone`)),
    ...(await checkDeadLetters(rig)),
    ...misbehaviour.map(violation('process')),
  ]
  return { violations, orders }
}

const isFinal = (status: string): boolean => ['CONFIRMED', 'COMPLETED', 'CANCELLED'].includes(status)

async function finishFeeds({ followers }: Rig, orders: ReadonlyMap<string, StoredOrder>) {
  const sequences = new Map([...orders].map(([id, { sequence }]) => [id, sequence]))
  const isThere = () => followers.behind(sequences).length === 0
  await until(isThere, { timeoutMs: feedMs, what: 'feeds' }).catch(() => undefined)
  return followers.takeSeen()
}

/** The dead letters must be what the rig poisoned the queues with, and nothing else. */
async function checkDeadLetters(rig: Rig): Promise<Violation[]> {
  const letters = await openDeadLetters({ amqpUrl: rig.rabbit.url(), databaseUrl: rig.databaseUrl })
  const found: Violation[] = []
  try {
    for (const { queue } of durableQueues) {
      const expected = rig.poison.get(queue) ?? new Set<string>()
      const list = await letters.list(queue)
      const dead = new Map(list.map(({ id, reason }) => [id, reason]))
      for (const [id, reason] of dead)
        if (!expected.has(id))
          found.push(violation('dead-letters')(`${id} of ${queue} is a dead letter: ${reason}`))
      for (const id of expected)
        if (!dead.has(id))
          found.push(violation('dead-letters')(`the poison ${id} is not a dead letter of ${queue}`))
    }
    return found
  } finally {
    await letters.stop()
  }
}
