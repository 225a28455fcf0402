import type { OrderCreatedBody } from '#schema/events/orders.ts'
import { enqueue, type OutgoingEvent } from '#platform/messaging/outbox.ts'
import type { IncomingEvent } from '#platform/messaging/subscription.ts'
import type { AllocationPolicy } from '../domain/allocation.ts'
import { decideReservation, type KnownProduct } from '../domain/reserve.ts'
import type { StockBook } from '../domain/stock.ts'
import { findKnownProducts, lockStock, type InventoryTransaction } from '../repository.ts'
import {
  claimReservations,
  lockReservations,
  saveDecisions,
  type DecidedReservation,
} from '../repository-reservations.ts'
import { encodeEvent, outcomeOf, readDecision } from './decisions.ts'
import { recordStock } from './record-stock.ts'

type OrderCreatedEvent = IncomingEvent<OrderCreatedBody>

/** How the outcome of an order is told, by order. */
type Outcomes = Map<string, OutgoingEvent>

/**
 * Reserves stock for a batch of new orders in the order of their arrival, each all or nothing, R1 and R2. An order that was
 * decided before gets its recorded decision again, word for word, R4.
 */
export async function reserveStock(
  tx: InventoryTransaction,
  events: readonly OrderCreatedEvent[],
  policy?: AllocationPolicy,
): Promise<void> {
  const orderIds = [...new Set(events.map(orderIdOf))]
  const claimed = await claimReservations(tx, orderIds, { state: 'REJECTED', decision: () => '' })
  const outcomes = await recallOutcomes(
    tx,
    orderIds.filter((id) => !claimed.has(id)),
  )
  const fresh = events.filter((event) => claimed.has(orderIdOf(event)))
  const productIds = fresh.flatMap(({ body }) => body.items.map(({ product_id }) => String(product_id)))
  const book = await lockStock(tx, productIds)
  const products = await findKnownProducts(tx, productIds)
  const decided = decideAll(fresh, { claimed, products, book, outcomes, policy })
  await saveDecisions(tx, decided)
  const { events: stockEvents } = await recordStock(tx, book)
  const answers = events.map((event) => answerOf(event, outcomes))
  await enqueue(tx, [...answers, ...stockEvents])
}

const orderIdOf = ({ body }: OrderCreatedEvent): string => String(body.order_id)

function answerOf(event: OrderCreatedEvent, outcomes: Outcomes): OutgoingEvent {
  const outcome = outcomes.get(orderIdOf(event))
  if (!outcome) throw new Error(`order ${orderIdOf(event)} was not decided`)
  return event.correlationId === undefined ? outcome : { ...outcome, correlationId: event.correlationId }
}

/** What was said of orders that had been decided before. */
async function recallOutcomes(tx: InventoryTransaction, orderIds: readonly string[]): Promise<Outcomes> {
  const stored = await lockReservations(tx, orderIds)
  return new Map([...stored].map(([orderId, { decision }]) => [orderId, readDecision(orderId, decision)]))
}

/** Decides each claimed order once, however often it is in the batch, and adds its outcome to `outcomes`. */
function decideAll(
  events: readonly OrderCreatedEvent[],
  state: {
    claimed: ReadonlyMap<string, string>
    products: ReadonlyMap<string, KnownProduct>
    book: StockBook
    outcomes: Outcomes
    policy: AllocationPolicy | undefined
  },
): DecidedReservation[] {
  const told = { codes: state.book.codes, occurred_at: new Date().toISOString() }
  const decided: DecidedReservation[] = []
  for (const event of events) {
    const orderId = orderIdOf(event)
    const id = state.claimed.get(orderId)
    if (id === undefined || state.outcomes.has(orderId)) continue
    const { messageId, body } = event
    const order = { orderId, messageId, items: body.items }
    const decision = decideReservation(order, state.products, state.book, state.policy)
    const outcome = outcomeOf(body, decision, told)
    state.outcomes.set(orderId, outcome)
    decided.push({
      id,
      state: decision.state,
      decision: encodeEvent(outcome),
      lines: decision.state === 'HELD' ? decision.lines : [],
      orderedAt: body.occurred_at,
      payBy: decision.state === 'HELD' ? body.pay_by : undefined,
    })
  }
  return decided
}
