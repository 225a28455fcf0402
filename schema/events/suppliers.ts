import { defineEvent, wireDateTime, wireId } from './wire.ts'
import { z } from 'zod'

const exchange = 'suppliers'

export const PurchaseOrderDrafted = defineEvent(
  {
    type: 'PurchaseOrderDrafted',
    exchange,
    routingKey: 'purchase_order.drafted',
    subject: 'purchase_order_id',
  },
  {
    purchase_order_id: wireId,
    supplier_id: wireId,
    lines: z.array(z.looseObject({ product_id: wireId, quantity: z.number().int() })),
    occurred_at: wireDateTime.optional(),
  },
)
