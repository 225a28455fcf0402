import type { Broker } from '#platform/messaging/broker.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import { LowStockDetected, StockLevelChanged } from '#schema/events/inventory.ts'
import type { EventBody } from '#schema/events/wire.ts'
import { openLiveFeed, type LiveFeed } from './live-feed.ts'
import type { LevelState, LowStockState } from './rows.ts'

/** Every change of a stock level. */
export type LiveStock = LiveFeed<LevelState>

/** Every product that becomes low. */
export type LiveAlerts = LiveFeed<LowStockState>

interface FeedOptions<State> {
  /** What changed since an instant, as it is. */
  readChangedSince: (since: Date) => Promise<State[]>
  broker: Pick<Broker, 'feed'>
  logger: Logger
}

/** Opens this process's one feed of level changes. */
export function openLiveStock(options: FeedOptions<LevelState>): Promise<LiveStock> {
  return openLiveFeed({ ...options, contract: StockLevelChanged, what: 'stock levels', read: readLevel })
}

/** Opens this process's one feed of products that become low. */
export function openLiveAlerts(options: FeedOptions<LowStockState>): Promise<LiveAlerts> {
  return openLiveFeed({ ...options, contract: LowStockDetected, what: 'low stock alerts', read: readAlert })
}

function readLevel(body: EventBody<typeof StockLevelChanged>): LevelState {
  const { sku, warehouse, on_hand, reserved, unavailable, available, version, occurred_at } = body
  const { sell_buffer, backordered, incoming } = body
  return {
    productId: String(body.product_id),
    warehouseId: body.warehouse_id,
    sku,
    warehouseCode: warehouse,
    onHand: on_hand,
    reserved,
    unavailable,
    sellBuffer: sell_buffer ?? 0,
    available,
    backordered: backordered ?? 0,
    incoming: incoming ?? 0,
    version,
    occurredAt: occurred_at ?? new Date().toISOString(),
  }
}

function readAlert(body: EventBody<typeof LowStockDetected>): LowStockState {
  const { product_id, sku, available, reorder_point, crossing, occurred_at } = body
  return {
    productId: String(product_id),
    sku,
    available,
    reorderPoint: reorder_point,
    version: crossing ?? 0,
    occurredAt: occurred_at ?? new Date().toISOString(),
  }
}
