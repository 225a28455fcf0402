import type { Kysely } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { checkIdempotencyKey, once, type Idempotent } from '#platform/database/idempotency.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import { enqueue } from '#platform/messaging/outbox.ts'
import type { InventoryTables } from '../database.ts'
import { checkText } from '../domain/product.ts'
import { checkWhole, closedWarehouse } from '../domain/stock-change.ts'
import { levelsOf } from '../domain/stock.ts'
import { decideTransfer } from '../domain/transfer.ts'
import { findStockedProducts, prepareLevels } from '../repository-levels.ts'
import { findWarehouses } from '../repository-warehouses.ts'
import { lockStock, type InventoryTransaction } from '../repository.ts'
import { belowInput, unknownProduct, unknownWarehouse, type Caller } from './change-stock.ts'
import { patience } from './patience.ts'
import { recordStock } from './record-stock.ts'

const maxLines = 100

export interface StockTransfer {
  idempotencyKey: string
  /** The code of the warehouse that gives. */
  from: string
  /** The code of the warehouse that takes. */
  to: string
  reason: string
  lines: readonly { productId: string; quantity: number }[]
}

/** The entries of the ledger, out and in for each line in turn; survives JSON. */
export interface StockTransferred {
  movementIds: string[]
}

/** Moves goods between two warehouses, all lines or none, once for each idempotency key. */
export async function transferStock(
  db: Kysely<InventoryTables>,
  { mutation, actor }: Caller,
  input: StockTransfer,
): Promise<Idempotent<StockTransferred>> {
  const faults = checkTransfer(input)
  if (faults.length > 0) return rejected(...faults)
  const { to, from, lines } = input
  await prepareLevels(
    db,
    lines.flatMap(({ productId }) => [from, to].map((warehouse) => ({ productId, warehouse }))),
  )
  const request = { mutation, actor, key: input.idempotencyKey, input }
  return once(db, request, (tx) => applyTransfer(tx, input, actor), patience)
}

function checkTransfer({ idempotencyKey, from, to, reason, lines }: StockTransfer): Rejection[] {
  const key = checkIdempotencyKey(idempotencyKey)
  const faults = [...(key ? [key] : []), ...checkText('reason', reason, { min: 1, max: 500 })]
  if (from === to) {
    const message = 'The goods are to go to another warehouse than they come from'
    faults.push({ code: 'BAD_INPUT', message, path: ['input', 'to'] })
  }
  if (lines.length < 1 || lines.length > maxLines) {
    const message = `A transfer has 1 to ${maxLines} lines`
    return [...faults, { code: 'LIMIT_EXCEEDED', message, path: ['input', 'lines'] }]
  }
  const ids = lines.map(({ productId }) => productId)
  return [
    ...faults,
    ...lines.flatMap(({ productId, quantity }, index): Rejection[] => {
      const place = ['input', 'lines', String(index)]
      const message = `Product ${productId} is named twice`
      return [
        ...checkWhole('quantity', quantity, 1).map((fault) => ({ ...fault, path: [...place, 'quantity'] })),
        ...(ids.indexOf(productId) < index
          ? [{ code: 'BAD_INPUT' as const, message, path: [...place, 'productId'] }]
          : []),
      ]
    }),
  ]
}

async function applyTransfer(
  tx: InventoryTransaction,
  { from, to, reason, lines }: StockTransfer,
  actor: string,
): Promise<Result<StockTransferred, Rejection>> {
  const ids = lines.map(({ productId }) => productId)
  const book = await lockStock(tx, ids)
  const { byId } = await findStockedProducts(tx, ids, [])
  const warehouses = await findWarehouses(tx, [from, to])
  const source = warehouses.get(from)
  const target = warehouses.get(to)
  const unknown = lines.flatMap(({ productId }, index) =>
    byId.has(productId) ? [] : [unknownProduct(productId, ['lines', String(index), 'productId'])],
  )
  if (!source || !target || unknown.length > 0)
    return rejected(
      ...(source ? [] : [unknownWarehouse(from, ['from'])]),
      ...(target ? [] : [unknownWarehouse(to, ['to'])]),
      ...unknown,
    )
  for (const { field, warehouse } of [
    { field: 'from', warehouse: source },
    { field: 'to', warehouse: target },
  ])
    if (ids.some((id) => !levelsOf(book, id).some(({ warehouseId }) => warehouseId === warehouse.id)))
      return rejected(belowInput(closedWarehouse(`warehouse ${warehouse.code}`, [field])))
  const refusals = decideTransfer(
    book,
    { from: source.id, to: target.id, reason, lines },
    {
      skus: new Map([...byId].map(([id, { sku }]) => [id, sku])),
      cause: `transfer:${uuidv7()}`,
      actor,
    },
  )
  if (refusals.length > 0) return rejected(...refusals.map(belowInput))
  const { events, movementIds } = await recordStock(tx, book)
  await enqueue(tx, events)
  return ok({ movementIds: movementIds.slice(0, lines.length * 2) })
}
