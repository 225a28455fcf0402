import pg from 'pg'

const warehouses = [
  ['loc_bench-1', 'BN1', 'First'],
  ['loc_bench-2', 'BN2', 'Second'],
] as const

const groups = [
  ['brands', 'brd', 'Brand', 100],
  ['categories', 'cat', 'Category', 20],
] as const

/** The id of the n-th product of the bench, from 1. */
export const productId = (n: number): string => `prd_bench-${n}`

/**
 * Fills the tables of Inventory and Orders with products and stock that no load can exhaust, by SQL: the way through the
 * API would take hours at a million. The services must have made their tables.
 */
export async function fillCatalogue(
  databaseUrl: string,
  products: number,
  onHand = 500_000_000,
): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query('set session_replication_role = replica')
    for (const [index, [id, code, name]] of warehouses.entries())
      await client.query(
        'insert into inventory.warehouses (id, code, name, priority) values ($1, $2, $3, $4) on conflict do nothing',
        [id, code, name, index + 101],
      )
    for (const [table, prefix, name, count] of groups)
      await client.query(
        `insert into inventory.${table} (id, name)
         select '${prefix}_bench-' || n, '${name} ' || n from generate_series(0, ${count - 1}) n on conflict do nothing`,
      )
    await client.query(
      `insert into inventory.products (id, sku, name, description, brand, brand_id, category, category_id, price_minor,
         currency, active, reorder_point, version, is_low, stock_status)
       select 'prd_bench-' || n, 'BENCH-' || n, 'Bench product ' || n, 'Made for measuring.', 'Brand ' || n % 100,
         'brd_bench-' || n % 100, 'Category ' || n % 20, 'cat_bench-' || n % 20, 100 + n % 10000, 'EUR', true, 5, 1, false,
         'IN_STOCK'
       from generate_series(1, $1::int) n on conflict do nothing`,
      [products],
    )
    await client.query(
      `insert into inventory.product_stock (product_id, available)
       select 'prd_bench-' || n, $2::int * ${warehouses.length} from generate_series(1, $1::int) n on conflict do nothing`,
      [products, onHand],
    )
    await client.query(
      `insert into inventory.stock_levels (product_id, warehouse_id, on_hand, reserved, unavailable, version)
       select 'prd_bench-' || n, warehouse, $2::int, 0, 0, 1
       from generate_series(1, $1::int) n, unnest($3::text[]) warehouse on conflict do nothing`,
      [products, onHand, warehouses.map(([id]) => id)],
    )
    await client.query(
      `insert into orders.catalogue_products (product_id, id_is_number, sku, name, price_minor, currency, active, brand, category, version)
       select 'prd_bench-' || n, false, 'BENCH-' || n, 'Bench product ' || n, 100 + n % 10000, 'EUR', true, 'Brand ' || n % 100,
         'Category ' || n % 20, 1
       from generate_series(1, $1::int) n on conflict do nothing`,
      [products],
    )
    await client.query(
      `vacuum analyze inventory.products, inventory.product_stock, inventory.brands, inventory.categories,
         inventory.stock_levels, inventory.warehouses, orders.catalogue_products`,
    )
  })
}

/** The id of the n-th order of the bench, from 1. */
export const orderId = (n: number): string => `ord_bench-${String(n).padStart(8, '0')}`

/**
 * Orders of one line each that Inventory has never heard of, one minute apart. Those that are there already stay; the table
 * is vacuumed, as it would be after a while.
 */
export async function fillOrders(
  databaseUrl: string,
  shape: { orders: number; products: number; status: 'PENDING' | 'CONFIRMED' },
): Promise<void> {
  const { orders, products, status } = shape
  const id = `'ord_bench-' || lpad(n::text, 8, '0')`
  const at = `timestamptz '2020-01-01' + n * interval '1 minute'`
  await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query(
      `select count(*)::int as there from orders.orders where id like 'ord_bench-%'`,
    )
    const range = [Number(rows[0].there) + 1, orders]
    await client.query(
      `insert into orders.orders (id, status, sequence, currency, total_minor, idempotency_key, input_hash, created_at, updated_at)
       select ${id}, '${status}', ${status === 'PENDING' ? 1 : 2}, 'EUR', 100 + n % 10000, 'bench-' || n, '', ${at}, ${at}
       from generate_series($1::int, $2::int) n`,
      range,
    )
    await client.query(
      `insert into orders.order_lines (order_id, position, id, product_id, sku, name, quantity, unit_price_minor, brand, category)
       select ${id}, 1, 'oln_bench-' || n, 'prd_bench-' || p, 'BENCH-' || p, 'Bench product ' || p, 1, 100 + n % 10000,
         'Brand ' || p % 100, 'Category ' || p % 20
       from generate_series($1::int, $2::int) n, lateral (select n % ${products} + 1 as p) product`,
      range,
    )
    await client.query(
      `insert into orders.order_status_changes (order_id, sequence, status, previous_status, occurred_at)
       select ${id}, s, case s when 1 then 'PENDING' else 'CONFIRMED' end, case s when 1 then null else 'PENDING' end, ${at}
       from generate_series($1::int, $2::int) n, generate_series(1, ${status === 'PENDING' ? 1 : 2}) s`,
      range,
    )
    for (const table of ['orders', 'order_lines', 'order_status_changes'])
      await client.query(`vacuum analyze orders.${table}`)
  })
}

/** Two suppliers, and an offer of each for every product of the bench. */
export async function fillOffers(databaseUrl: string, products: number): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query(
      `insert into suppliers.suppliers (id, name, email, priority)
       select 'sup_bench-' || n, 'Supplier ' || n, 'orders@supplier-' || n || '.example', n from generate_series(1, 2) n`,
    )
    await client.query(
      `insert into suppliers.offers (id, supplier_id, product_id, supplier_sku, cost_minor, currency, lead_time_days, minimum_quantity)
       select 'off_bench-' || s || '-' || n, 'sup_bench-' || s, 'prd_bench-' || n, 'S' || n, 50 + n % 1000, 'EUR', s, 1
       from generate_series(1, $1::int) n, generate_series(1, 2) s`,
      [products],
    )
    await client.query('analyze suppliers.suppliers, suppliers.offers')
  })
}

/** Runs `work` on a connection of its own. */
export async function withClient<T>(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
