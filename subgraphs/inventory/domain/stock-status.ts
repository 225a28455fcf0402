/** How a product's available stock stands. */
export type StockStatus = 'IN_STOCK' | 'LOW' | 'OUT_OF_STOCK'

/** Low at the reorder point and below it, out when nothing is left. */
export function stockStatusOf(stock: { available: number; reorderPoint: number }): StockStatus {
  if (stock.available <= 0) return 'OUT_OF_STOCK'
  return stock.available <= stock.reorderPoint ? 'LOW' : 'IN_STOCK'
}
