import { sql, type Kysely } from 'kysely'
import type { InventoryTables } from './database.ts'
import type { ProductFields } from './domain/product.ts'
import type { InventoryTransaction } from './repository.ts'
import { productColumns, type ProductRow } from './rows.ts'

/** One row of a file: what is given of a product. What is absent stays as it is. */
export interface ProductImportRow {
  /** In the file, from 1. */
  line: number
  sku: string
  fields: Omit<ProductFields, 'sku' | 'price' | 'cost'> & {
    /** A decimal; in the row's currency, or the one that the product has. */
    price?: string
    cost?: string
    currency?: string
    active?: boolean
    /** At which the product was when the row was written. */
    version?: number
  }
}

/** A row with the product that it names; null for a new one. */
export interface StagedProduct extends ProductImportRow {
  productId: string | null
  /** The line in which the same SKU came first. */
  firstLine: number
}

/** Makes the table that a file is read into. It belongs to the connection, and is gone with it. */
export async function createProductStaging(db: Kysely<InventoryTables>): Promise<void> {
  await sql`
    create temporary table staged_products (line integer not null, sku text not null, fields jsonb not null)`.execute(
    db,
  )
}

/** Adds rows to the staging table. */
export async function stageProducts(
  db: Kysely<InventoryTables>,
  rows: readonly ProductImportRow[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into staged_products (line, sku, fields)
    select line, sku, fields::jsonb from unnest(
      ${rows.map(({ line }) => line)}::int[],
      ${rows.map(({ sku }) => sku)}::text[],
      ${rows.map(({ fields }) => JSON.stringify(fields))}::text[]
    ) as row (line, sku, fields)`.execute(db)
}

/** Looks up what the rows name. */
export async function resolveProductStaging(db: Kysely<InventoryTables>): Promise<void> {
  await sql`
    create temporary table resolved_products as
    select row_number() over (order by product.id, staged.line)::int as position, staged.*, product.id as product_id,
      min(staged.line) over (partition by staged.sku) as first_line
    from staged_products staged left join products product on product.sku = staged.sku`.execute(db)
  await sql`drop table staged_products`.execute(db)
  await sql`create index on resolved_products (position)`.execute(db)
}

/** The next rows after a position: products that are there by their ids, then the new ones. */
export async function readProductStaging(
  db: Kysely<InventoryTables>,
  after: number,
  limit: number,
): Promise<StagedProduct[]> {
  const { rows } = await sql<Omit<StagedProduct, 'fields'> & { fields: string }>`
    select line, sku, fields::text as fields, product_id, first_line
    from resolved_products where position > ${after} order by position limit ${limit}`.execute(db)
  // As text: what the database's adapter does to the names of columns, it must not do to those of fields.
  return rows.map((row) => ({ ...row, fields: JSON.parse(row.fields) as StagedProduct['fields'] }))
}

/** Takes away what was staged. */
export async function dropProductStaging(db: Kysely<InventoryTables>): Promise<void> {
  await sql`drop table if exists staged_products, resolved_products`.execute(db)
}

/** Locks products in the order of their ids. Lock their stock first: everybody does. */
export async function lockProducts(
  tx: InventoryTransaction,
  ids: readonly string[],
): Promise<Map<string, ProductRow>> {
  const rows = await tx
    .selectFrom('products')
    .select(productColumns)
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Writes locked products as they now are, but for their SKUs, each with its next version. */
export async function saveProducts(
  tx: InventoryTransaction,
  products: readonly ProductRow[],
): Promise<ProductRow[]> {
  if (products.length === 0) return []
  const column = <T>(value: (product: ProductRow) => T): T[] => products.map(value)
  const { rows } = await sql<ProductRow>`
    update products product
    set name = new.name, description = new.description, brand = new.brand, brand_id = new.brand_id,
      category = new.category, category_id = new.category_id, size = new.size, colour = new.colour,
      images = new.images::jsonb, price_minor = new.price_minor, currency = new.currency, cost = new.cost,
      active = new.active, reorder_point = new.reorder_point, allow_backorder = new.allow_backorder,
      backorder_limit = new.backorder_limit, version = product.version + 1, updated_at = now()
    from unnest(
      ${column(({ id }) => id)}::text[], ${column(({ name }) => name)}::text[],
      ${column(({ description }) => description)}::text[], ${column(({ brand }) => brand)}::text[],
      ${column(({ brandId }) => brandId)}::text[], ${column(({ category }) => category)}::text[],
      ${column(({ categoryId }) => categoryId)}::text[], ${column(({ size }) => size)}::text[],
      ${column(({ colour }) => colour)}::text[], ${column(({ images }) => JSON.stringify(images))}::text[],
      ${column(({ priceMinor }) => priceMinor)}::bigint[], ${column(({ currency }) => currency)}::text[],
      ${column(({ cost }) => cost)}::bigint[], ${column(({ active }) => active)}::boolean[],
      ${column(({ reorderPoint }) => reorderPoint)}::int[],
      ${column(({ allowBackorder }) => allowBackorder)}::boolean[],
      ${column(({ backorderLimit }) => backorderLimit)}::int[]
    ) as new (id, name, description, brand, brand_id, category, category_id, size, colour, images, price_minor,
      currency, cost, active, reorder_point, allow_backorder, backorder_limit)
    where product.id = new.id
    returning ${sql.join(productColumns.map((name) => sql.ref(`product.${name}`)))}`.execute(tx)
  return rows
}
