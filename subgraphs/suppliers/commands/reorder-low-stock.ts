import type { Transaction } from 'kysely'
import { newId } from '#platform/ids.ts'
import { enqueue, outgoing } from '#platform/messaging/outbox.ts'
import type { IncomingEvent } from '#platform/messaging/subscription.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import type { LowStockDetected } from '#schema/events/inventory.ts'
import { PurchaseOrderDrafted } from '#schema/events/suppliers.ts'
import type { EventBody } from '#schema/events/wire.ts'
import type { Database } from '../database.ts'
import { draftReorder, type ReorderDraft } from '../domain/reorder.ts'
import { findOffersOfProducts, insertAutoPurchaseOrders, type AutoPurchaseOrder } from '../repository.ts'

type LowStockEvent = IncomingEvent<EventBody<typeof LowStockDetected>>

interface Reorder {
  event: LowStockEvent
  draft: ReorderDraft
  order: AutoPurchaseOrder
}

/**
 * Answers low stock with draft purchase orders by the best offers: one for each product, none where one is open already,
 * none where no active supplier offers the product.
 */
export async function reorderLowStock(
  tx: Transaction<Database>,
  events: readonly LowStockEvent[],
  logger: Logger,
): Promise<void> {
  const latest = new Map(events.map((event) => [String(event.body.product_id), event]))
  const offers = Map.groupBy(await findOffersOfProducts(tx, [...latest.keys()]), ({ productId }) => productId)
  const reorders: Reorder[] = []
  for (const [productId, event] of latest) {
    const { sku, available, reorder_point: reorderPoint } = event.body
    const draft = draftReorder({ productId, sku, available, reorderPoint }, offers.get(productId) ?? [])
    if (draft) reorders.push({ event, draft, order: toAutoPurchaseOrder(event, draft) })
    else logger.warn({ productId, sku }, 'stock is low, but no active supplier offers the product')
  }
  if (reorders.length === 0) return
  const saved = await insertAutoPurchaseOrders(
    tx,
    reorders.map(({ order }) => order),
  )
  const drafted = reorders.filter(({ order }) => saved.has(order.id))
  await enqueue(tx, drafted.map(toDraftedEvent))
  logger.info(
    { drafted: drafted.length, alreadyOpen: reorders.length - drafted.length },
    'low stock reordered',
  )
}

function toAutoPurchaseOrder({ body }: LowStockEvent, { offer, quantity, reason }: ReorderDraft) {
  return {
    id: newId('po'),
    lineId: newId('pol'),
    supplierId: offer.supplierId,
    productId: offer.productId,
    supplierSku: offer.supplierSku,
    quantity,
    unitCostMinor: offer.cost.minor,
    currency: offer.cost.currency,
    reason,
    crossing: body.crossing === undefined ? null : `${offer.productId}#${body.crossing}`,
  }
}

function toDraftedEvent({ event, draft, order }: Reorder) {
  return outgoing(
    PurchaseOrderDrafted,
    {
      purchase_order_id: order.id,
      supplier_id: order.supplierId,
      lines: [{ product_id: event.body.product_id, quantity: draft.quantity }],
      occurred_at: new Date().toISOString(),
    },
    event.correlationId,
  )
}
