import type { StockLevelChangedSubscription } from '../generated/graphql.ts'

/** One stock level as it was at a version: the stock of a SKU in one warehouse. */
export type LevelReport = Omit<StockLevelChangedSubscription['stockLevelChanged'], 'warehouse'> & {
  warehouse: { code: string }
}

/** The newest known level of each SKU in each warehouse. */
export type Levels = ReadonlyMap<string, ReadonlyMap<string, { available: number; version: number }>>

/** How a product's available stock stands. */
export type Standing = 'in-stock' | 'low' | 'out'

/**
 * Takes a report in, if it is newer than what is known. An answered query and the live feed race each other, and after
 * a reconnect the feed begins with levels already seen; the version says which is newer.
 */
export function learn(levels: Levels, report: LevelReport): Levels {
  const ofSku = levels.get(report.sku)
  const known = ofSku?.get(report.warehouse.code)
  if (known && known.version >= report.version) return levels
  const level = { available: report.available, version: report.version }
  return new Map(levels).set(report.sku, new Map(ofSku).set(report.warehouse.code, level))
}

/** What of a SKU can be promised, over all warehouses; null while nothing is known of it. */
export function availableOf(levels: Levels, sku: string): number | null {
  const ofSku = levels.get(sku)
  if (!ofSku) return null
  return [...ofSku.values()].reduce((sum, { available }) => sum + available, 0)
}

/** `low` at the reorder point or below. */
export function standingOf(available: number, reorderPoint: number): Standing {
  if (available <= 0) return 'out'
  return available <= reorderPoint ? 'low' : 'in-stock'
}
