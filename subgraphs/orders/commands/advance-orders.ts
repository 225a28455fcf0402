import { enqueue, type OutgoingEvent } from '#platform/messaging/outbox.ts'
import { decide, evolve, type OrderTrigger, type Transition } from '../domain/order.ts'
import { orderMoved } from '../events.ts'
import { lockOrders, saveTransitions, type OrderRow, type Tx } from '../repository.ts'
import type { StaleEvents } from '../stale-events.ts'

/** What came about one order, and the trace that it continues. */
export interface AdvanceRequest {
  orderId: string
  trigger: OrderTrigger
  traceparent?: string | undefined
}

/**
 * Moves orders by what Inventory decided, in the order given. What comes late, twice, or about an order that is not ours
 * is counted and changes nothing.
 */
export async function advanceOrders(
  tx: Tx,
  stale: StaleEvents,
  triggers: readonly AdvanceRequest[],
): Promise<void> {
  const locked = await lockOrders(tx, [...new Set(triggers.map(({ orderId }) => orderId))])
  const orders = new Map(locked.map((order) => [order.id, order]))
  const moved = new Map<string, OrderRow>()
  const steps: Transition[] = []
  const events: OutgoingEvent[] = []
  const now = new Date()
  for (const { orderId, trigger, traceparent } of triggers) {
    const order = orders.get(orderId)
    const step = order ? decide(order, trigger, now) : 'stale'
    if (!order || step === 'stale') {
      stale.count(order?.status ?? 'UNKNOWN', trigger.type, orderId)
      continue
    }
    const next = evolve(order, step)
    orders.set(orderId, next)
    moved.set(orderId, next)
    steps.push(step)
    events.push({ ...orderMoved(step), ...(traceparent ? { traceparent } : {}) })
  }
  if (steps.length === 0) return
  await saveTransitions(tx, [...moved.values()], steps)
  await enqueue(tx, events)
}
