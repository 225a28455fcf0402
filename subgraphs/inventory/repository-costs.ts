import { sql } from 'kysely'
import type { InventoryTransaction } from './repository.ts'

/** What one piece of a product costs us: the moving average in ten-thousandths of the currency's unit; null if nobody said. */
export interface ProductCost {
  cost: bigint | null
  currency: string
}

/** What one piece of each product costs us. Lock the levels of the products before: goods that come in change it. */
export async function findCosts(
  tx: InventoryTransaction,
  productIds: readonly string[],
): Promise<Map<string, ProductCost>> {
  const { rows } = await sql<ProductCost & { id: string }>`
    select id, cost, currency from products where id = any(${productIds})`.execute(tx)
  return new Map(rows.map(({ id, ...cost }) => [id, cost]))
}
