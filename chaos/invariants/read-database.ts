import type pg from 'pg'
import type { KnownProduct, RequestedOrder, Shortage } from '../../subgraphs/inventory/domain/reserve.ts'
import type { StockLevel } from '../../subgraphs/inventory/domain/stock.ts'
import type { OrderStatus } from '../../subgraphs/orders/domain/axes.ts'
import type { StoredOrder } from './histories.ts'
import type { CommittedBatch, Entry, ReplayInput } from './replay.ts'
import type { StoredDecision } from './wire.ts'

/** Every order with its steps. */
export async function readOrders(db: pg.Pool): Promise<Map<string, StoredOrder>> {
  const { rows } = await db.query<{
    id: string
    status: OrderStatus
    sequence: number
    steps: StoredOrder['steps']
    isReminded: boolean
  }>(
    `select id, status, sequence, reminded_at is not null as "isReminded", (
       select coalesce(json_agg(json_build_object('sequence', step.sequence, 'status', step.status, 'type', step.type) order by step.sequence), '[]')
       from orders.order_status_changes step where step.order_id = orders.id
     ) as steps from orders.orders`,
  )
  return new Map(rows.map((order) => [order.id, order]))
}

/** The outcome of every reservation. */
export async function readDecisions(db: pg.Pool): Promise<StoredDecision[]> {
  const { rows } = await db.query<StoredDecision>(
    `select order_id as "orderId", decision::json ->> 'event' as type from inventory.reservations`,
  )
  return rows
}

/** A row and the transaction that wrote it. */
interface Written {
  transaction: string
  /** Where that transaction stands in the order of commits: a number too long for pg to read it as one. */
  rank: string
}

type EntryRow = Entry & Written
type RefusalRow = { orderId: string; decision: string } & Written

/** All that the replay needs. PostgreSQL must keep commit timestamps. */
export async function readReplay(db: pg.Pool): Promise<ReplayInput> {
  const [entries, refusals, requests, products, emptyLevels] = await Promise.all([
    readEntries(db),
    readRefusals(db),
    readRequests(db),
    db.query<KnownProduct & { id: string }>(
      `select id, sku, active, allow_backorder as "allowBackorder", backorder_limit as "backorderLimit" from inventory.products`,
    ),
    db.query<StockLevel>(
      `select product_id as "productId", warehouse_id as "warehouseId", 0 as "onHand", 0 as reserved, 0 as unavailable,
         0 as "sellBuffer", 0 as backordered, 0 as incoming
       from inventory.stock_levels join inventory.warehouses on warehouses.id = warehouse_id
       where product_id in (select product_id from orders.order_lines)
       order by product_id, warehouses.priority`,
    ),
  ])
  return {
    batches: toBatches(entries, refusals),
    requests,
    products: new Map(products.rows.map(({ id, ...product }) => [id, product])),
    emptyLevels: emptyLevels.rows,
  }
}

async function readEntries(db: pg.Pool): Promise<EntryRow[]> {
  const { rows } = await db.query<EntryRow>(
    `select type, product_id as "productId", warehouse_id as "warehouseId", on_hand_delta as "onHandDelta",
       reserved_delta as "reservedDelta", unavailable_delta as "unavailableDelta",
       backordered_delta as "backorderedDelta", order_id as "orderId",
       xmin::text as transaction, extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000000 as rank
     from inventory.stock_movements
     where product_id in (select product_id from orders.order_lines)
     order by pg_xact_commit_timestamp(xmin), seq`,
  )
  return rows
}

/** A refused reservation is never touched again: its row still bears the transaction that decided it. */
async function readRefusals(db: pg.Pool): Promise<RefusalRow[]> {
  const { rows } = await db.query<RefusalRow>(
    `select order_id as "orderId", decision, xmin::text as transaction,
       extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000000 as rank
     from inventory.reservations where state = 'REJECTED'`,
  )
  return rows
}

async function readRequests(db: pg.Pool): Promise<Map<string, RequestedOrder>> {
  const { rows } = await db.query<{ orderId: string; items: RequestedOrder['items'] }>(
    `select order_id as "orderId", json_agg(json_build_object('product_id', product_id, 'quantity', quantity, 'on_shortage', on_shortage) order by position) as items
     from orders.order_lines group by order_id`,
  )
  return new Map(rows.map(({ orderId, items }) => [orderId, { orderId, messageId: orderId, items }]))
}

function toBatches(entries: readonly EntryRow[], refusals: readonly RefusalRow[]): CommittedBatch[] {
  const batches = new Map<string, CommittedBatch & { rank: number }>()
  const batchOf = ({ transaction, rank }: Written) => {
    const known = batches.get(transaction)
    if (known) return known
    const fresh = { rank: Number(rank), entries: [], refused: [] }
    batches.set(transaction, fresh)
    return fresh
  }
  for (const row of entries) batchOf(row).entries.push(row)
  for (const row of refusals) {
    const { shortages } = JSON.parse(row.decision) as { shortages?: Shortage[] }
    batchOf(row).refused.push({ orderId: row.orderId, shortages: shortages ?? [] })
  }
  return [...batches.values()].sort((a, b) => a.rank - b.rank)
}
