import type pg from 'pg'
import type { GatewayClient } from './gateway-client.ts'

const createProduct = `mutation ($input: CreateProductInput!) {
  createProduct(input: $input) { product { id } userErrors { code message } }
}`

/** So few that they are fought for, and so little of each that some orders must be refused. */
const productCount = 8
const stockEach = 150
const warehouses = ['EAST', 'WEST']

/** Makes the products that the load orders, with stock in two warehouses. */
export async function seedProducts(
  client: GatewayClient,
  db: pg.Pool,
): Promise<{ productIds: string[]; warehouses: string[] }> {
  // Warehouses are a matter of the set-up: the API has no way to make one.
  await db.query(
    `insert into inventory.warehouses (id, code, name, priority)
     select 'loc_' || code, code, code, ordinality from unnest($1::text[]) with ordinality as code (code, ordinality)`,
    [warehouses],
  )
  const productIds: string[] = []
  for (let index = 0; index < productCount; index++) {
    const input = {
      // Half of them with numbers for ids, as the wire contract allows.
      id: index % 2 === 0 ? String(9000 + index) : `chaos-${index}`,
      sku: `CHAOS-${index}`,
      name: `Chaos ${index}`,
      price: { amount: '10.00', currencyCode: 'EUR' },
      cost: { amount: '6.25', currencyCode: 'EUR' },
      // Some may be owed to orders, but not many.
      allowBackorder: index % 4 === 1,
      backorderLimit: 40,
      initialStock: warehouses.map((warehouse) => ({ warehouse, quantity: stockEach })),
    }
    const { createProduct: made } = await client.askUntil(AbortSignal.timeout(30_000), createProduct, {
      input,
    })
    if (made.userErrors.length > 0) throw new Error(JSON.stringify(made.userErrors))
    productIds.push(made.product.id)
  }
  return { productIds, warehouses }
}
