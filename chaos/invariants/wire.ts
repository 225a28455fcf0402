import type { SeenEvent } from '../tap.ts'
import { eventOf, type StoredOrder } from './histories.ts'
import { violation, type Violation } from './violation.ts'

/** A reservation's outcome as the database has it: the type of the event that told it. */
export interface StoredDecision {
  orderId: string
  type: string
}

/**
 * Compares what was decided with what was really sent: no step and no decision without its event, no event without its step,
 * and no decision that was taken, and so told, a second time. Of an order that waited long Inventory is reminded, and answers again.
 */
export function checkWire(
  orders: ReadonlyMap<string, StoredOrder>,
  decisions: readonly StoredDecision[],
  seen: Iterable<SeenEvent>,
): Violation[] {
  const found: Violation[] = []
  const events = Map.groupBy(seen, ({ orderId, type }) => `${type} of ${orderId}`)
  for (const order of orders.values()) found.push(...checkOrder(order, events))
  for (const { orderId, type } of decisions) {
    const count = events.get(`${type} of ${orderId}`)?.length ?? 0
    // A tombstone answers the cancellation, and the order that comes after it once more.
    const most = type === 'StockReleased' ? 2 : 1
    if (count === 0) found.push(violation('unsent')(`${type} of ${orderId} was decided and never sent`))
    if (count > most && !orders.get(orderId)?.isReminded)
      found.push(violation('told-twice')(`${type} of ${orderId} was told ${count} times`))
  }
  const typeOf = new Map(decisions.map(({ orderId, type }) => [orderId, type]))
  for (const event of [...events.values()].flat()) found.push(...checkFounded(event, orders, typeOf))
  return found
}

function checkOrder(
  { id, steps, isReminded }: StoredOrder,
  events: ReadonlyMap<string, SeenEvent[]>,
): Violation[] {
  return steps.flatMap(({ status, sequence, type = eventOf[status] }) => {
    const name = `${type} of ${id}`
    const told = (events.get(name) ?? []).filter((event) => event.sequence === sequence)
    if (told.length === 0) return [violation('unsent')(`${name} was decided and never sent`)]
    return told.length > 1 && !isReminded
      ? [violation('told-twice')(`${name} was told ${told.length} times`)]
      : []
  })
}

function checkFounded(
  { type, orderId, sequence }: SeenEvent,
  orders: ReadonlyMap<string, StoredOrder>,
  decisions: ReadonlyMap<string, string>,
): Violation[] {
  const order = orders.get(orderId)
  const unfounded = violation('unfounded')
  if (!order) return [unfounded(`${type} tells of order ${orderId}, which does not exist`)]
  if (type === 'StockReleased') return []
  if (type.startsWith('Stock'))
    return decisions.get(orderId) === type ? [] : [unfounded(`${type} of ${orderId} was not decided`)]
  // Tells what a shipment had cost; the shipment has its own step.
  if (type === 'OrderCostRecorded') return []
  const step = order.steps.find((candidate) => candidate.sequence === sequence)
  if (step && (step.type ?? eventOf[step.status]) === type) return []
  return [unfounded(`${type} of ${orderId} tells of step ${sequence}, which was not taken`)]
}
