import type { Updateable } from 'kysely'
import { parseMoney } from '#platform/kernel/money.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import { parseUnitCost } from '#platform/kernel/unit-cost.ts'
import type { ProductTable } from '../database.ts'
import type { ProductFields } from '../domain/product.ts'
import { ensureNamed, findNamed, type NamedTable } from '../repository-names.ts'
import type { InventoryTransaction } from '../repository.ts'

type ProductColumns = Updateable<ProductTable>

/** The columns of what is given, but for brand and category. The fields must have been checked. */
export function columnsOf(fields: ProductFields): ProductColumns {
  const { price, cost, attributes, images } = fields
  const { sku, name, description, size, colour, reorderPoint, allowBackorder, backorderLimit } = fields
  const money = price && parseMoney(price.amount, price.currencyCode)
  const columns = {
    ...{ sku, name, description, size, colour, reorderPoint, allowBackorder, backorderLimit },
    ...(money && { priceMinor: money.minor, currency: money.currency }),
    ...(cost !== undefined && { cost: cost && parseUnitCost(cost.amount) }),
    // In the order in which PostgreSQL gives them back: so they can be compared with what is stored.
    attributes:
      attributes && JSON.stringify(attributes.map((entry) => ({ name: entry.name, value: entry.value }))),
    images: images && JSON.stringify(images.map((image) => ({ url: image.url, altText: image.altText }))),
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}

/** The columns of the brand and the category that are named, which are made if need be. Lock stock and product first. */
export async function resolveNames(
  tx: InventoryTransaction,
  fields: ProductFields,
): Promise<Result<ProductColumns, Rejection>> {
  const brand = await resolveName(tx, 'brands', { name: fields.brand, id: fields.brandId })
  const category = await resolveName(tx, 'categories', { name: fields.category, id: fields.categoryId })
  if (brand === 'unknown') return rejected(unknownName('brand', fields.brandId, 'brandId'))
  if (category === 'unknown') return rejected(unknownName('category', fields.categoryId, 'categoryId'))
  return ok({
    ...(brand && { brand: brand.name, brandId: brand.id }),
    ...(category && { category: category.name, categoryId: category.id }),
  })
}

async function resolveName(
  tx: InventoryTransaction,
  table: NamedTable,
  { name, id }: { name: string | undefined; id: string | undefined },
): Promise<{ name: string; id: string | null } | 'unknown' | undefined> {
  if (id !== undefined) return (await findNamed(tx, table, id)) ?? 'unknown'
  if (name === undefined) return undefined
  const wanted = name.trim()
  if (wanted === '') return { name: '', id: null }
  return (await ensureNamed(tx, table, [wanted])).get(wanted)
}

/** @param field the field of the input that named it */
export function unknownName(what: 'brand' | 'category', id: string | undefined, field: string): Rejection {
  return { code: 'NOT_FOUND', message: `There is no ${what} with the id ${id}`, path: ['input', field] }
}
