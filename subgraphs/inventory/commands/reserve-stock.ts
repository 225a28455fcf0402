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
  const decisions = await findDecisions(
    tx,
    orderIds.filter((id) => !claimed.has(id)),
  )
  const fresh = events.filter((event) => claimed.has(orderIdOf(event)))
  const productIds = fresh.flatMap(({ body }) => body.items.map(({ product_id }) => String(product_id)))
  const book = await lockStock(tx, productIds)
  const products = await findKnownProducts(tx, productIds)
  const decided = decideAll(fresh, { claimed, products, book, decisions })
  await saveDecisions(tx, decided)
  const { events: stockEvents } = await recordStock(tx, book)
  const outcomes = events.map((event) => announce(event, decisions.get(orderIdOf(event)) ?? ''))
  await enqueue(tx, [...outcomes, ...stockEvents])
}

const orderIdOf = ({ body }: OrderCreatedEvent): string => String(body.order_id)

/** Decisions of orders that had been decided before, by order. */
async function findDecisions(
  tx: InventoryTransaction,
  orderIds: readonly string[],
): Promise<Map<string, string>> {
  const stored = await lockReservations(tx, orderIds)
  return new Map([...stored].map(([orderId, { decision }]) => [orderId, decision]))
}

/** Decides each claimed order once, however often it is in the batch, and adds its decision to `decisions`. */
function decideAll(
  events: readonly OrderCreatedEvent[],
  state: {
    claimed: ReadonlyMap<string, string>
    products: ReadonlyMap<string, KnownProduct>
    book: StockBook
    decisions: Map<string, string>
  },
): DecidedReservation[] {
  const occurredAt = new Date().toISOString()
  const decided: DecidedReservation[] = []
  for (const event of events) {
    const orderId = orderIdOf(event)
    const id = state.claimed.get(orderId)
    if (id === undefined || state.decisions.has(orderId)) continue
    const { messageId, body } = event
    const decision = decideReservation({ orderId, messageId, items: body.items }, state.products, state.book)
    const text = encodeBody(outcomeBody(body, decision, occurredAt))
    state.decisions.set(orderId, text)
    decided.push({
      id,
      state: decision.state,
      decision: text,
      lines: decision.state === 'HELD' ? decision.lines : [],
    })
  }
  return decided
}

/** The body of the event that tells the outcome, in the field order of the seed's examples. */
function outcomeBody(
  { order_id, items }: OrderCreatedBody,
  decision: ReserveDecision,
  occurred_at: string,
): object {
  if (decision.state === 'HELD') {
    const lines = items.map(({ product_id, quantity }) => ({ product_id, quantity }))
    return { event: StockReserved.type, order_id, items: lines, occurred_at }
  }
  const { reason, shortages } = decision
  return { event: StockRejected.type, order_id, reason, shortages, occurred_at }
}

const outcomeContracts = [StockReserved, StockRejected, StockReleased] as const

function announce(event: OrderCreatedEvent, decision: string): OutgoingEvent {
  const { event: type } = JSON.parse(decision) as { event: string }
  const contract = outcomeContracts.find((candidate) => candidate.type === type)
  if (!contract) throw new Error(`order ${orderIdOf(event)} has no readable decision`)
  return outgoing<any>(contract, decodeBody<any>(contract, decision), event.correlationId)
}
