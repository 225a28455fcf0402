import { continueTrace } from '#platform/telemetry/trace.ts'
import type { OrderBook } from '../domain/book.ts'
import { decideEvent, needsBook, type OrderTrigger, type PaymentPolicy } from '../domain/lifecycle.ts'
import { loadBooks } from '../repository-books.ts'
import { lockOrders, type LockedOrder, type Tx } from '../repository.ts'
import type { StaleEvents } from '../stale-events.ts'
import { saveDecisions, type DecidedOrder } from './save-decisions.ts'

/** What came about one order, who said it, and the trace that it continues. */
export interface AdvanceRequest {
  orderId: string
  trigger: OrderTrigger
  /** The room that said it. */
  actor: string
  /** The id of its message; null where the clock said it. */
  cause: string | null
  traceparent?: string | undefined
}

/**
 * Moves orders by what others decided, in the order given. What comes late, twice, or about an order that is not ours is
 * counted and changes nothing.
 */
export async function advanceOrders(
  tx: Tx,
  { stale, policy }: { stale: StaleEvents; policy: PaymentPolicy },
  requests: readonly AdvanceRequest[],
): Promise<void> {
  const locked = await lockOrders(tx, [...new Set(requests.map(({ orderId }) => orderId))])
  const orders = new Map(locked.map((order) => [order.id, order]))
  const detailed = new Set(
    requests.flatMap(({ orderId, trigger }) => {
      const order = orders.get(orderId)
      return order && needsBook(order, trigger) ? [order] : []
    }),
  )
  const books = await loadBooks(tx, [...detailed])
  const decided = new Map<string, DecidedOrder>()
  for (const request of requests) {
    const { orderId, trigger, traceparent } = request
    const order = orders.get(orderId)
    const known = decided.get(orderId) ?? (order && start(books.get(orderId) ?? emptyBook(order)))
    const outcome = known && order ? decideEvent(known.book, trigger, by(request, order), policy) : 'stale'
    if (!known || outcome === 'stale') {
      stale.count(known?.book.order.status ?? 'UNKNOWN', trigger.type, orderId)
      continue
    }
    decided.set(orderId, {
      before: known.before,
      book: outcome.book,
      steps: [...known.steps, ...outcome.steps],
      traceparents: [...known.traceparents, ...outcome.steps.map(() => traceparent)],
    })
  }
  await saveDecisions(tx, [...decided.values()])
}

function by({ actor, cause, traceparent }: AdvanceRequest, { lockedAt }: LockedOrder) {
  return { now: lockedAt, actor, cause, traceId: traceparent ? continueTrace(traceparent).traceId : null }
}

function start(book: OrderBook): DecidedOrder {
  return { before: book, book, steps: [], traceparents: [] }
}

/** Of an order whose lines and payments nothing depends on, as `needsBook` says. */
function emptyBook(order: LockedOrder): OrderBook {
  return { order, lines: [], payments: [], shipments: [], returns: [] }
}
