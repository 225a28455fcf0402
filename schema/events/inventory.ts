import { z } from 'zod'
import { defineEvent, keptId, keptText, wireDateTime, wireId, wireMoney, type EventBody } from './wire.ts'

const exchange = 'inventory'
const item = z.looseObject({ product_id: wireId, quantity: z.number().int() })
const occurred_at = wireDateTime.optional()

/** Part of a product's quantity and where it lies. `unit_cost` is the moving average at that moment, four decimals. */
const placedItem = z.looseObject({
  product_id: wireId,
  warehouse: z.string(),
  quantity: z.number().int(),
})

/** One product that an order asked more of than there was. */
const shortage = z.looseObject({
  product_id: wireId,
  sku: z.string().optional(),
  requested: z.number(),
  available: z.number(),
})

/** `lines` tells where it is set aside: of each of them `backordered` pieces are still owed from there. */
export const StockReserved = defineEvent(
  { type: 'StockReserved', exchange, routingKey: 'stock.reserved', subject: 'order_id' },
  {
    order_id: keptId,
    items: z
      .array(
        z.looseObject({
          ...item.shape,
          backordered: z.number().int().optional(),
          on_shortage: z.string().optional(),
        }),
      )
      .optional(),
    lines: z
      .array(z.looseObject({ ...placedItem.shape, backordered: z.number().int().optional() }))
      .optional(),
    occurred_at,
  },
)
/** `code` is `RESERVATION_LOST` when stock that was held for the order went back on sale before it was confirmed. */
export const StockRejected = defineEvent(
  { type: 'StockRejected', exchange, routingKey: 'stock.rejected', subject: 'order_id' },
  {
    order_id: keptId,
    reason: z.string(),
    code: z.string().optional(),
    shortages: z.array(shortage).optional(),
    occurred_at,
  },
)
/**
 * `line_cancellation_id` is that of the OrderLinesCancelled it answers; absent when all that an order held was let go.
 * `backordered` of an item's pieces were still owed; the others had been set aside.
 */
export const StockReleased = defineEvent(
  { type: 'StockReleased', exchange, routingKey: 'stock.released', subject: 'order_id' },
  {
    order_id: keptId,
    items: z.array(z.looseObject({ ...item.shape, backordered: z.number().int().optional() })),
    line_cancellation_id: keptId.optional(),
    occurred_at,
  },
)
/** What was held for an order that nobody confirmed in time went back on sale. */
export const StockReservationExpired = defineEvent(
  {
    type: 'StockReservationExpired',
    exchange,
    routingKey: 'stock.reservation_expired',
    subject: 'order_id',
  },
  { order_id: keptId, items: z.array(item), occurred_at },
)
/** A shipment left the warehouses: what of it was taken where, and what it had cost us. */
export const StockIssued = defineEvent(
  { type: 'StockIssued', exchange, routingKey: 'stock.issued', subject: 'shipment_id' },
  {
    order_id: keptId,
    shipment_id: keptId,
    items: z.array(z.looseObject({ ...placedItem.shape, unit_cost: wireMoney.optional() })),
    occurred_at,
  },
)
/** Returned goods are in a warehouse again: on sale (`RESTOCK`), or kept apart (`DAMAGED`). */
export const StockReturned = defineEvent(
  { type: 'StockReturned', exchange, routingKey: 'stock.returned', subject: 'return_id' },
  {
    order_id: keptId,
    return_id: keptId,
    items: z.array(
      z.looseObject({
        ...placedItem.shape,
        disposition: z.enum(['RESTOCK', 'DAMAGED']),
        unit_cost: wireMoney.optional(),
      }),
    ),
    occurred_at,
  },
)
/** Goods that an order had been promised came in and are now reserved for it; `remaining` is what it still waits for of them. */
export const BackorderFilled = defineEvent(
  { type: 'BackorderFilled', exchange, routingKey: 'stock.backorder_filled', subject: 'order_id' },
  {
    order_id: keptId,
    items: z.array(item),
    remaining: z.number().int(),
    occurred_at,
  },
)
/** The level of one product in one warehouse after a change; `version` grows with each change of that level. */
export const StockLevelChanged = defineEvent(
  { type: 'StockLevelChanged', exchange, routingKey: 'stock.level_changed', subject: 'product_id' },
  {
    product_id: wireId,
    sku: z.string(),
    warehouse: z.string(),
    warehouse_id: keptText.optional(),
    on_hand: z.number().int(),
    reserved: z.number().int(),
    unavailable: z.number().int(),
    available: z.number().int(),
    sell_buffer: z.number().int().optional(),
    backordered: z.number().int().optional(),
    incoming: z.number().int().optional(),
    version: z.number().int(),
    occurred_at,
  },
)
/** The product's total available stock fell to its reorder point or below; sent once for each crossing. */
export const LowStockDetected = defineEvent(
  { type: 'LowStockDetected', exchange, routingKey: 'stock.low', subject: 'product_id' },
  {
    product_id: wireId,
    sku: z.string(),
    available: z.number().int(),
    reorder_point: z.number().int(),
    /** Grows with each crossing of this product: one purchase order per crossing. */
    crossing: z.number().int().optional(),
    occurred_at,
  },
)
/** The catalogue entry of a product as it now is; `version` grows with each change. `price.amount` is a decimal string. */
export const ProductChanged = defineEvent(
  { type: 'ProductChanged', exchange, routingKey: 'product.changed', subject: 'product_id' },
  {
    product_id: keptId,
    sku: keptText,
    name: keptText,
    price: wireMoney,
    active: z.boolean(),
    brand: keptText.optional(),
    category: keptText.optional(),
    /** What one costs us: the moving average, four decimals. */
    cost: wireMoney.optional(),
    allow_backorder: z.boolean().optional(),
    version: z.number().int(),
    occurred_at,
  },
)

export type StockRejectedBody = EventBody<typeof StockRejected>
export type ProductChangedBody = EventBody<typeof ProductChanged>
