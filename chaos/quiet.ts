import { durableQueues } from '#schema/events/consumers.ts'
import { until } from '#platform/testing/until.ts'
import type { Rig } from './rig.ts'

const outboxes = ['inventory', 'orders', 'suppliers'] as const

/**
 * Waits until every order is final and nothing is on its way any more: outboxes, queues and the rig's own tap are empty.
 * @param lost orders that are known to be lost and not waited for
 * @returns what is still unsettled after `timeoutMs`; empty when it became quiet
 */
export async function becomeQuiet(
  rig: Rig,
  timeoutMs: number,
  lost: ReadonlySet<string> = new Set(),
): Promise<string[]> {
  let unsettled: string[] = ['nothing could be read']
  let last = ''
  const isQuiet = async () => {
    const state = await readState(rig, lost)
    unsettled = state.unsettled
    const isSame = state.mark === last
    last = state.mark
    return unsettled.length === 0 && isSame
  }
  await until(isQuiet, { timeoutMs, everyMs: 200, what: 'quiet' }).catch(() => undefined)
  return unsettled
}

/** @returns `mark` changes for as long as messages are handled */
async function readState(
  { db, tap }: Rig,
  lost: ReadonlySet<string>,
): Promise<{ unsettled: string[]; mark: string }> {
  const { rows } = await db.query<Record<string, string>>(
    `select (select count(*) from orders.orders where status in ('PENDING', 'AWAITING_PAYMENT', 'CANCELLING') and id <> all($1)) as orders,
       (select count(*) from orders.payment_operations where status = 'REQUESTED' and not is_manual) as payments,
       (select count(*) from orders.simulated_payments where answers_left > 0) as payment_answers,
       ${outboxes.map((room) => `(select count(*) from ${room}.outbox) as ${room}_outbox`).join(', ')},
       (select count(*) from orders.inbox) + (select count(*) from inventory.inbox) as handled,
       (select count(*) from inventory.stock_movements) as movements`,
    [[...lost]],
  )
  const { handled, movements, ...counts } = rows[0] ?? {}
  const depths = await Promise.all(
    [...durableQueues.map(({ queue }) => queue), 'chaos.tap'].map(
      async (queue) => [queue, (await tap.depthOf(queue)) ?? 'unknown'] as const,
    ),
  )
  const all = [...Object.entries(counts), ...depths]
  return {
    unsettled: all.filter(([, count]) => Number(count) !== 0).map(([name, count]) => `${name}: ${count}`),
    mark: `${handled} ${movements} ${tap.events.size}`,
  }
}
