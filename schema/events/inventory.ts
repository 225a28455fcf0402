import { z } from 'zod'
import { defineEvent, keptId, keptText, wireDateTime, wireId, type EventBody } from './wire.ts'

const exchange = 'inventory'
const item = z.looseObject({ product_id: wireId, quantity: z.number().int() })
const occurred_at = wireDateTime.optional()

/** One product that an order asked more of than there was. */
const shortage = z.looseObject({
  product_id: wireId,
  sku: z.string().optional(),
  requested: z.number(),
  available: z.number(),
})

export const StockReserved = defineEvent(
  { type: 'StockReserved', exchange, routingKey: 'stock.reserved', subject: 'order_id' },
  { order_id: keptId, items: z.array(item).optional(), occurred_at },
)
export const StockRejected = defineEvent(
  { type: 'StockRejected', exchange, routingKey: 'stock.rejected', subject: 'order_id' },
  { order_id: keptId, reason: z.string(), shortages: z.array(shortage).optional(), occurred_at },
)
export const StockReleased = defineEvent(
  { type: 'StockReleased', exchange, routingKey: 'stock.released', subject: 'order_id' },
  { order_id: keptId, items: z.array(item), occurred_at },
)
/** The level of one product in one warehouse after a change; `version` grows with each change of that level. */
export const StockLevelChanged = defineEvent(
  { type: 'StockLevelChanged', exchange, routingKey: 'stock.level_changed', subject: 'product_id' },
  {
    product_id: wireId,
    sku: z.string(),
    warehouse: z.string(),
    on_hand: z.number().int(),
    reserved: z.number().int(),
    unavailable: z.number().int(),
    available: z.number().int(),
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
    price: z.looseObject({ amount: z.string(), currency: z.string() }),
    active: z.boolean(),
    version: z.number().int(),
    occurred_at,
  },
)

export type StockRejectedBody = EventBody<typeof StockRejected>
export type ProductChangedBody = EventBody<typeof ProductChanged>
