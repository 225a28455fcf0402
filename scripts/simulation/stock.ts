import { ProductStockDocument } from '#schema/client/generated/graphql.ts'
import type { GatewayClient } from './gateway-client.ts'
import type { Stock } from './invariants.ts'
import { CannotRun } from './options.ts'

const pageSize = 100

/** The stock of the first `count` products on sale, by SKU. @throws CannotRun if there is none */
export async function readFirstStocks(client: GatewayClient, count: number): Promise<Stock[]> {
  const stocks: Stock[] = []
  let after: string | null = null
  do {
    const { products }: Awaited<ReturnType<typeof readPage>> = await readPage(
      client,
      after,
      count - stocks.length,
    )
    if (!products) break
    stocks.push(...products.nodes.map(({ id, sku, stock }) => ({ id, sku, ...stock })))
    after = products.pageInfo.hasNextPage ? (products.pageInfo.endCursor ?? null) : null
  } while (after !== null && stocks.length < count)
  if (stocks.length === 0)
    throw new CannotRun('there is no product on sale: fill the catalogue with npm run seed')
  return stocks
}

function readPage(client: GatewayClient, after: string | null, missing: number) {
  return client.ask(ProductStockDocument, {
    first: Math.min(missing, pageSize),
    after,
    filter: { isActive: true },
  })
}

/** The stock of these products as it now is. */
export async function readStocksAgain(client: GatewayClient, stocks: readonly Stock[]): Promise<Stock[]> {
  const again: Stock[] = []
  for (let from = 0; from < stocks.length; from += pageSize) {
    const skus = stocks.slice(from, from + pageSize).map(({ sku }) => sku)
    const { products } = await client.ask(ProductStockDocument, {
      first: pageSize,
      filter: { sku: { in: skus } },
    })
    again.push(...(products?.nodes ?? []).map(({ id, sku, stock }) => ({ id, sku, ...stock })))
  }
  return again
}
