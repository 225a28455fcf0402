import { sql } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import type { CatalogueProduct } from './domain/placement.ts'
import type { Db, Tx } from './repository.ts'

/** A product at one version of its catalogue entry. */
export interface ProductVersion extends CatalogueProduct {
  version: number
}

/** The products with these ids, by id; ids that name none are left out. */
export async function findProducts(db: Db, ids: Iterable<string>): Promise<Map<string, CatalogueProduct>> {
  const { rows } = await sql<CatalogueProduct>`
    select product_id, id_is_number, sku, name, price_minor, currency, active, brand, category
    from catalogue_products where product_id = ${anyOf([...new Set(ids)])}`.execute(db)
  return new Map(rows.map((product) => [product.productId, product]))
}

/** Takes over product versions, each product once, unless a newer version of it is known. */
export async function upsertProducts(tx: Tx, products: readonly ProductVersion[]): Promise<void> {
  const column = <T>(value: (product: ProductVersion) => T): T[] => products.map(value)
  // In the order of the ids: two batches with the same products would otherwise deadlock.
  await sql`
    insert into catalogue_products as known (product_id, id_is_number, sku, name, price_minor, currency, active, brand, category, version)
    select * from unnest(
      ${column(({ productId }) => productId)}::text[], ${column(({ idIsNumber }) => idIsNumber)}::boolean[],
      ${column(({ sku }) => sku)}::text[], ${column(({ name }) => name)}::text[],
      ${column(({ priceMinor }) => priceMinor)}::bigint[], ${column(({ currency }) => currency)}::text[],
      ${column(({ active }) => active)}::boolean[], ${column(({ brand }) => brand)}::text[],
      ${column(({ category }) => category)}::text[], ${column(({ version }) => version)}::bigint[]
    ) as new (product_id, id_is_number, sku, name, price_minor, currency, active, brand, category, version)
    order by product_id
    on conflict (product_id) do update set
      id_is_number = excluded.id_is_number, sku = excluded.sku, name = excluded.name,
      price_minor = excluded.price_minor, currency = excluded.currency, active = excluded.active,
      brand = excluded.brand, category = excluded.category, version = excluded.version
    where known.version < excluded.version`.execute(tx)
}
