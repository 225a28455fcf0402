import type { Kysely } from 'kysely'
import { formatMoney } from '#platform/kernel/money.ts'
import { formatUnitCost } from '#platform/kernel/unit-cost.ts'
import type { InventoryTables } from '../database.ts'
import { productColumns } from '../rows.ts'

/** A product as it is exported; every value as text, '' for none. */
export interface ExportedProduct {
  sku: string
  name: string
  description: string
  brand: string
  category: string
  size: string
  colour: string
  price: string
  currency: string
  cost: string
  imageUrl: string
  reorderPoint: number
  allowBackorder: boolean
  backorderLimit: number | ''
  active: boolean
  version: number
}

const atOnce = 1_000

/** Every product, a thousand at a time, as all of them were when it began. */
export async function* exportProducts(db: Kysely<InventoryTables>): AsyncGenerator<ExportedProduct[]> {
  const tx = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute()
  try {
    let last = ''
    for (;;) {
      const rows = await tx
        .selectFrom('products')
        .select(productColumns)
        .where('id', '>', last)
        .orderBy('id')
        .limit(atOnce)
        .execute()
      yield rows.map(({ priceMinor, cost, images, backorderLimit, ...product }) => ({
        ...product,
        price: formatMoney({ minor: priceMinor, currency: product.currency }),
        cost: cost === null ? '' : formatUnitCost(cost, product.currency),
        imageUrl: images[0]?.url ?? '',
        backorderLimit: backorderLimit ?? '',
      }))
      const end = rows.at(-1)
      if (!end || rows.length < atOnce) return
      last = end.id
    }
  } finally {
    await tx.commit().execute()
  }
}
