import { enqueue } from '#platform/messaging/outbox.ts'
import { findProducts } from '../catalogue.ts'
import type { Decision, OrderBook } from '../domain/book.ts'
import type { Step } from '../domain/order.ts'
import { costsRecorded, orderMoved } from '../events.ts'
import { saveBooks } from '../repository-books.ts'
import { saveSteps } from '../repository-history.ts'
import type { Tx } from '../repository.ts'

/** What was decided on one locked order. */
export interface DecidedOrder extends Decision {
  before: OrderBook
  /** Of each step, in their order: the trace that it continues, where one transaction answers many. */
  traceparents: readonly (string | undefined)[]
}

/** Saves decisions on locked orders and tells of their steps. Orders that only made steps cost two statements in all. */
export async function saveDecisions(tx: Tx, decided: readonly DecidedOrder[]): Promise<void> {
  const moved = decided.filter(({ steps }) => steps.length > 0)
  const steps = moved.flatMap((order) => order.steps)
  await saveSteps(
    tx,
    moved.map(({ book }) => book.order),
    steps,
  )
  await saveBooks(
    tx,
    decided.map(({ before, book }) => ({ before, after: book })),
    new Map(decided.map(({ book, traceparents }) => [book.order.id, traceparents.at(-1)])),
  )
  const named = new Set(steps.flatMap(productsOf))
  const products = named.size > 0 ? await findProducts(tx, named) : new Map<string, never>()
  const told = moved.flatMap(({ book, steps: made, traceparents }) =>
    made.map((step, index) => {
      const traceparent = traceparents[index]
      return { ...orderMoved(step, book.order, products), ...(traceparent ? { traceparent } : {}) }
    }),
  )
  await enqueue(tx, [...told, ...decided.flatMap(({ before, book }) => costsRecorded(before, book))])
}

function productsOf({ event }: Step): string[] {
  return 'items' in event ? event.items.map(({ productId }) => productId) : []
}
