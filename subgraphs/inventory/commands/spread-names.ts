import type { Kysely } from 'kysely'
import { enqueue } from '#platform/messaging/outbox.ts'
import type { InventoryTables } from '../database.ts'
import {
  findProductsWithFormerName,
  lockUnspread,
  markSpread,
  renameInProducts,
  type Named,
  type NamedTable,
} from '../repository-names.ts'
import { lockStock } from '../repository.ts'
import { productChanged } from './product-changed.ts'

/** So few that orders for these products wait no longer than for each other. */
const batchSize = 200

/** Where a spreading stands: which brand or category, and after which product. */
export interface SpreadPlace {
  id: string
  after: Named
}

/**
 * Gives the next products of a renamed brand or category its new name, and tells everybody of them.
 * @param place where the last call ended; undefined to begin
 * @returns where it stands now; undefined when no name is left to be spread
 */
export async function spreadName(
  db: Kysely<InventoryTables>,
  table: NamedTable,
  place: SpreadPlace | undefined,
): Promise<{ products: number; place: SpreadPlace | undefined } | undefined> {
  return db.transaction().execute(async (tx) => {
    const named = await lockUnspread(tx, table)
    if (!named) return undefined
    const after = place?.id === named.id ? place.after : undefined
    const found = await findProductsWithFormerName(tx, table, { ...named, after, limit: batchSize })
    const last = found.at(-1)
    if (!last) {
      // One that got another name of its own meanwhile may have moved to before the place: it is looked for once more.
      if (!after) await markSpread(tx, table, named.id)
      return { products: 0, place: undefined }
    }
    const productIds = found.map(({ id }) => id)
    await lockStock(tx, productIds)
    const renamed = await renameInProducts(tx, table, { ...named, productIds })
    await enqueue(tx, renamed.map(productChanged))
    return { products: renamed.length, place: { id: named.id, after: last } }
  })
}
