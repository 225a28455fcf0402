import { sql, type Kysely } from 'kysely'

const available = sql`greatest(0, on_hand - reserved - unavailable - sell_buffer)`

/** Brands and categories of their own; pictures and attributes; search by words; lists by how much there is. */
export async function up(db: Kysely<any>): Promise<void> {
  await createBrandsAndCategories(db)
  await extendProducts(db)
  await fillProducts(db)
  await createSearch(db)
  await createProductStock(db)
}

async function createBrandsAndCategories(db: Kysely<any>): Promise<void> {
  // `name_is_spread` is false while products still carry a former name.
  const named = sql`
    id text primary key,
    name text not null unique,
    version integer not null default 1 check (version > 0),
    name_is_spread boolean not null default true,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now()`
  await sql`create table brands (${named})`.execute(db)
  await sql`create table categories (${named}, parent_id text references categories)`.execute(db)
  await sql`create index categories_of_parent on categories (parent_id, name)`.execute(db)
  await sql`insert into brands (id, name) select 'brd_' || gen_random_uuid(), brand from products where brand <> '' group by brand`.execute(
    db,
  )
  await sql`insert into categories (id, name) select 'cat_' || gen_random_uuid(), category from products where category <> '' group by category`.execute(
    db,
  )
  for (const table of ['brands', 'categories'])
    await sql`create index ${sql.id(`${table}_to_spread`)} on ${sql.table(table)} (id) where not name_is_spread`.execute(
      db,
    )
}

async function extendProducts(db: Kysely<any>): Promise<void> {
  await sql`
    alter table products
      add column brand_id text references brands,
      add column category_id text references categories,
      add column size text not null default '',
      add column colour text not null default '',
      add column attributes jsonb not null default '[]',
      add column images jsonb not null default '[]',
      add column stock_status text not null default 'OUT_OF_STOCK'
        check (stock_status in ('IN_STOCK', 'LOW', 'OUT_OF_STOCK'))`.execute(db)
  await sql`comment on column products.brand is 'the name of the brand when it was last spread to its products'`.execute(
    db,
  )
  await sql`comment on column products.category is 'the name of the category when it was last spread to its products'`.execute(
    db,
  )
}

async function fillProducts(db: Kysely<any>): Promise<void> {
  await sql`
    update products product set
      brand_id = (select id from brands where name = product.brand),
      category_id = (select id from categories where name = product.category),
      images = case when image_url is null then '[]'
        else jsonb_build_array(jsonb_build_object('url', image_url, 'altText', '')) end,
      stock_status = case when available = 0 then 'OUT_OF_STOCK' when is_low then 'LOW' else 'IN_STOCK' end
    from (
      select id, coalesce(sum(${available}), 0) as available
      from products left join stock_levels on product_id = id group by id
    ) stock where stock.id = product.id`.execute(db)
  await sql`alter table products drop column image_url`.execute(db)
  await sql`drop index products_of_brand, products_of_category`.execute(db)
  await sql`create index products_of_brand on products (brand_id, name, id)`.execute(db)
  await sql`create index products_of_category on products (category_id, name, id)`.execute(db)
  await sql`create index products_short_of_stock on products (stock_status, name, id) where stock_status <> 'IN_STOCK'`.execute(
    db,
  )
  await sql`create index products_available on products (name, id) where active and stock_status <> 'OUT_OF_STOCK'`.execute(
    db,
  )
}

/**
 * Words are compared without regard to case and accents, each as the beginning of a word. What counts as a letter must not
 * depend on the locale of the database: where that is C, 'É' would be no letter, and 'é' another one.
 */
async function createSearch(db: Kysely<any>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select collname as name from pg_collation where collname in ('pg_c_utf8', 'und-x-icu')
    order by collname limit 1`.execute(db)
  const collation = rows[0] ? sql`collate ${sql.id('pg_catalog', rows[0].name)}` : sql``
  await sql`
    create function searchable(text) returns text language sql immutable strict parallel safe
    return regexp_replace(
      regexp_replace(replace(lower((normalize($1, NFKD)) ${collation}), 'ς', 'σ'), '[\\u0300-\\u036f]+', '', 'g'),
      '[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u2000-\\u206f\\u3000-\\u303f]+', ' ', 'g')`.execute(
    db,
  )
  const words = (text: string, weight: string) =>
    sql`setweight(to_tsvector('simple', searchable(${sql.raw(text)})), ${sql.lit(weight)})`
  await sql`
    alter table products add column search tsvector not null generated always as (
      ${words(`sku || ' ' || name`, 'A')} || ${words('brand', 'B')} ||
      ${words(`category || ' ' || size || ' ' || colour`, 'C')} || ${words('description', 'D')}
    ) stored`.execute(db)
  await sql`create index products_by_words on products using gin (search)`.execute(db)
  await narrowTrigrams(db)
}

/** Brands and categories are found by parts of their names in their own tables now. */
async function narrowTrigrams(db: Kysely<any>): Promise<void> {
  await sql`drop index if exists products_by_part`.execute(db)
  const { rows } = await sql<{ schema: string }>`
    select nspname as schema from pg_extension join pg_namespace space on space.oid = extnamespace
    where extname = 'pg_trgm'`.execute(db)
  const [extension] = rows
  if (!extension) return
  const operators = sql`${sql.id(extension.schema)}.gin_trgm_ops`
  await sql`create index products_by_part on products using gin (sku ${operators}, name ${operators})`.execute(
    db,
  )
}

/**
 * How much of each product there is, apart from the products: every order changes it, and an index over it in a table with
 * so many others would make each such change write to all of them.
 */
async function createProductStock(db: Kysely<any>): Promise<void> {
  await sql`
    create table product_stock (
      product_id text primary key references products,
      available integer not null check (available >= 0)
    ) with (fillfactor = 50)`.execute(db)
  await sql`
    insert into product_stock (product_id, available)
    select id, least(coalesce(sum(${available}), 0), 2147483647)
    from products left join stock_levels on product_id = id group by id`.execute(db)
  await sql`create index product_stock_by_available on product_stock (available, product_id)`.execute(db)
}
