import { decodeBody, encodeBody } from '#schema/events/codec.ts'
import { StockRejected, StockReleased, StockReserved } from '#schema/events/inventory.ts'
import type { OrderCreatedBody } from '#schema/events/orders.ts'
import { enqueue, outgoing, type OutgoingEvent } from '#platform/messaging/outbox.ts'
import type { IncomingEvent } from '#platform/messaging/subscription.ts'
import { decideReservation, type KnownProduct, type ReserveDecision } from '../domain/reserve.ts'
import type { StockBook } from '../domain/stock.ts'
import { findKnownProducts, lockStock, type InventoryTransaction } from '../repository.ts'
import {
  claimReservations,
  lockReservations,
  saveDecisions,
  type DecidedReservation,
} from '../repository-reservations.ts'
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
  const decided = decideAll(fresh, { claimed, products, book, outcomes })
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

const outcomeContracts = [StockReserved, StockRejected, StockReleased] as const

/** What was said of orders that had been decided before. */
async function recallOutcomes(tx: InventoryTransaction, orderIds: readonly string[]): Promise<Outcomes> {
  const stored = await lockReservations(tx, orderIds)
  return new Map([...stored].map(([orderId, { decision }]) => [orderId, readDecision(orderId, decision)]))
}

function readDecision(orderId: string, decision: string): OutgoingEvent {
  const { event: type } = JSON.parse(decision) as { event: string }
  const contract = outcomeContracts.find((candidate) => candidate.type === type)
  if (!contract) throw new Error(`order ${orderId} has no readable decision`)
  return outgoing<any>(contract, decodeBody<any>(contract, decision))
}

/** Decides each claimed order once, however often it is in the batch, and adds its outcome to `outcomes`. */
function decideAll(
  events: readonly OrderCreatedEvent[],
  state: {
    claimed: ReadonlyMap<string, string>
    products: ReadonlyMap<string, KnownProduct>
    book: StockBook
    outcomes: Outcomes
  },
): DecidedReservation[] {
  const occurredAt = new Date().toISOString()
  const decided: DecidedReservation[] = []
  for (const event of events) {
    const orderId = orderIdOf(event)
    const id = state.claimed.get(orderId)
    if (id === undefined || state.outcomes.has(orderId)) continue
    const { messageId, body } = event
    const decision = decideReservation({ orderId, messageId, items: body.items }, state.products, state.book)
    const outcome = outcomeOf(body, decision, occurredAt)
    state.outcomes.set(orderId, outcome)
    decided.push({
      id,
      state: decision.state,
      decision: encodeBody({ event: outcome.contract.type, ...outcome.body }),
      lines: decision.state === 'HELD' ? decision.lines : [],
    })
  }
  return decided
}

/** The event that tells the outcome, its fields in the order of the seed's examples. */
function outcomeOf(
  { order_id, items }: OrderCreatedBody,
  decision: ReserveDecision,
  occurred_at: string,
): OutgoingEvent {
  if (decision.state === 'HELD') {
    const lines = items.map(({ product_id, quantity }) => ({ product_id, quantity }))
    return outgoing(StockReserved, { order_id, items: lines, occurred_at })
  }
  const { reason, shortages } = decision
  return outgoing(StockRejected, { order_id, reason, shortages, occurred_at })
}
