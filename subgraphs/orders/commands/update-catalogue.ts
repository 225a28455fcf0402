import type { ProductChangedBody } from '#schema/events/inventory.ts'
import { parseMoney } from '#platform/kernel/money.ts'
import { upsertProducts, type ProductVersion } from '../catalogue.ts'
import type { Tx } from '../repository.ts'

/**
 * Takes over the newest version of each changed product.
 * @throws when a price is not an amount of its currency: such a message belongs among the dead letters
 */
export async function updateCatalogue(tx: Tx, changes: readonly ProductChangedBody[]): Promise<void> {
  const newest = new Map<string, ProductVersion>()
  for (const change of changes) {
    const product = toProduct(change)
    const known = newest.get(product.productId)
    if (!known || known.version < product.version) newest.set(product.productId, product)
  }
  await upsertProducts(tx, [...newest.values()])
}

function toProduct(change: ProductChangedBody): ProductVersion {
  const { product_id, sku, name, price, active, brand = '', category = '', version } = change
  const money = parseMoney(price.amount, price.currency)
  if (!money) throw new Error(`product ${product_id}: "${price.amount} ${price.currency}" is not a price`)
  return {
    productId: String(product_id),
    idIsNumber: typeof product_id === 'bigint',
    sku,
    name,
    priceMinor: money.minor,
    currency: money.currency,
    active,
    brand: shortened(brand),
    category: shortened(category),
    version,
  }
}

/** Sums are kept by these names: an index takes no longer ones, and the orders of such a product could not be counted. */
function shortened(name: string): string {
  return name.length <= 200 ? name : Array.from(name).slice(0, 200).join('')
}
