import type { Idempotent } from '#platform/database/idempotency.ts'
import type { Actor } from '#platform/graphql/actor.ts'
import { newId } from '#platform/ids.ts'
import { rejected } from '#platform/kernel/result.ts'
import type { LinePortion } from '../domain/lines.ts'
import { decideLineCancellation, decideShipment } from '../domain/shipment.ts'
import { checkTexts } from '../domain/text.ts'
import type { Db } from '../repository.ts'
import { commandOrder, withTold } from './order-command.ts'

export interface ShipOrderRequest {
  idempotencyKey: string
  orderId: string
  expectedSequence?: number | null | undefined
  /** Left out: all that can be shipped. */
  items?: readonly LinePortion[] | null | undefined
  /** The code of the warehouse that it leaves, as Inventory knows it. */
  warehouse?: string | null | undefined
  carrier?: string | null | undefined
  trackingNumber?: string | null | undefined
}

/** Hands goods over to a carrier. Answers the ids of the order and of the shipment. */
export async function shipOrder(
  db: Db,
  actor: Actor,
  request: ShipOrderRequest,
): Promise<Idempotent<{ orderId: string; shipmentId: string }>> {
  const { idempotencyKey, orderId, expectedSequence, items } = request
  const { warehouse = null, carrier = null, trackingNumber = null } = request
  const faults = checkTexts<'warehouse' | 'carrier' | 'trackingNumber'>(
    { warehouse, carrier, trackingNumber },
    { warehouse: 100, carrier: 100, trackingNumber: 100 },
    ['input'],
  )
  if (faults.length > 0) return rejected(...faults)
  const input = {
    expectedSequence: expectedSequence ?? null,
    items: items ?? null,
    // Left out as it was before there was one: a key that was used then still knows its request.
    ...(warehouse !== null && { warehouse }),
    carrier,
    trackingNumber,
  }
  const command = { actor, mutation: 'shipOrder', idempotencyKey, orderId, input }
  const shipmentId = newId('shp')
  return commandOrder(db, command, (book, by) =>
    withTold(
      decideShipment(book, { shipmentId, expectedSequence, items, warehouse, carrier, trackingNumber }, by),
      { shipmentId },
    ),
  )
}

export interface CancelOrderLinesRequest {
  idempotencyKey: string
  orderId: string
  expectedSequence?: number | null | undefined
  items: readonly LinePortion[]
}

/** Cancels part of what was not shipped yet. Answers the order's id. */
export async function cancelOrderLines(
  db: Db,
  actor: Actor,
  { idempotencyKey, orderId, expectedSequence, items }: CancelOrderLinesRequest,
): Promise<Idempotent<{ orderId: string }>> {
  const input = { expectedSequence: expectedSequence ?? null, items }
  const command = { actor, mutation: 'cancelOrderLines', idempotencyKey, orderId, input }
  const lineCancellationId = newId('lcn')
  return commandOrder(db, command, (book, by) =>
    withTold(decideLineCancellation(book, { lineCancellationId, expectedSequence, items }, by), {}),
  )
}
