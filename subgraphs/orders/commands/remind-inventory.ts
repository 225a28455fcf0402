import { enqueue, type OutgoingEvent } from '#platform/messaging/outbox.ts'
import { findProducts } from '../catalogue.ts'
import { holdUntil, type PaymentPolicy } from '../domain/lifecycle.ts'
import type { CatalogueProduct } from '../domain/placement.ts'
import { cancellationRequested, orderCreated } from '../events.ts'
import { findDemand, takeUndecided, type Db, type OrderRow, type Tx } from '../repository.ts'

const batchSize = 200

/**
 * Tells Inventory again of orders that have waited for its answer for `afterMs` or longer; see `takeUndecided`. Inventory
 * answers a repeated event with the decision it recorded, or decides now, so this does no harm; without it, an event that
 * the broker lost (a queue deleted by mistake) would leave its order waiting for ever.
 * @returns how many orders it was reminded of
 */
export function remindInventory(db: Db, afterMs: number, policy: PaymentPolicy): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const orders = await takeUndecided(tx, afterMs, batchSize)
    const created = await repeatCreated(
      tx,
      orders.filter(({ status }) => status === 'PENDING'),
      policy,
    )
    const requested = orders.filter(({ status }) => status === 'CANCELLING').map(cancellationRequested)
    await enqueue(tx, [...created, ...requested])
    return orders.length
  })
}

async function repeatCreated(
  tx: Tx,
  orders: readonly OrderRow[],
  policy: PaymentPolicy,
): Promise<OutgoingEvent[]> {
  if (orders.length === 0) return []
  const demand = await findDemand(
    tx,
    orders.map(({ id }) => id),
  )
  const products = await findProducts(
    tx,
    demand.map(({ productId }) => productId),
  )
  const now = new Date()
  const demandOf = Map.groupBy(demand, ({ orderId }) => orderId)
  return orders.map((order) =>
    orderCreated(
      { ...order, holdUntil: holdUntil(order, now, policy) },
      (demandOf.get(order.id) ?? [])
        // The copy of the catalogue forgets no product, and an order is placed only for products that it has.
        .map(({ productId, quantity, onShortage }) => ({
          product: products.get(productId) as CatalogueProduct,
          quantity,
          onShortage,
        })),
    ),
  )
}
