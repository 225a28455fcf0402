import { orderId, productId } from './catalogue.ts'
import { askForAWhile, type RequestOf } from './http-load.ts'
import { latencyColumns } from './report.ts'

/** How much there is in the tables. */
export interface Size {
  products: number
  orders: number
}

/** Something that is asked of a subgraph; the answer may grow with the tables, the time it takes should not. */
export interface Question {
  name: string
  of: 'inventory' | 'orders'
  request: (size: Size) => RequestOf
}

/** The n-th of `count`, in no order that would find it cached. */
export const any = (n: number, count: number): number => ((n * 7919) % count) + 1

const dayMs = 86_400_000
export const instantAgo = (days: number): string => new Date(Date.now() - days * dayMs).toISOString()

const nodes = 'nodes { id sku name stock { available } } pageInfo { endCursor }'
const orderNodes = 'nodes { id orderNumber status lines { sku quantity } }'

const productList = (
  name: string,
  args: string,
  variables?: (n: number, size: Size) => object,
): Question => ({
  name: `products ${name}`,
  of: 'inventory',
  request: (size) => (n) => ({
    query: `query ${args.includes('$text') ? '($text: String)' : ''} { products(first: 20, ${args}) { ${nodes} } }`,
    variables: { ...variables?.(n, size) },
  }),
})

const orderList = (name: string, args: string): Question => ({
  name: `orders ${name}`,
  of: 'orders',
  request: () => () => ({ query: `{ orders(first: 20, ${args}) { ${orderNodes} } }` }),
})

/** Of the catalogue and of orders. */
export const listQuestions: readonly Question[] = [
  {
    name: 'product by id',
    of: 'inventory',
    request: (size) => (n) => ({
      query: 'query ($id: ID) { product(id: $id) { sku name stock { available } } }',
      variables: { id: productId(any(n, size.products)) },
    }),
  },
  productList('by sku', 'filter: { sku: { eq: $text } }', (n, size) => ({
    text: `BENCH-${any(n, size.products)}`,
  })),
  productList('by name', 'orderBy: { field: NAME }'),
  productList('by price, downwards', 'orderBy: { field: PRICE, direction: DESC }'),
  productList('of a brand', 'filter: { brand: { eq: $text } }', (n) => ({ text: `Brand ${n % 100}` })),
  productList(
    'of a category by price',
    'filter: { category: { eq: $text } }, orderBy: { field: PRICE }',
    (n) => ({ text: `Category ${n % 20}` }),
  ),
  productList('off sale', 'filter: { isActive: false }'),
  productList('by stock', 'orderBy: { field: STOCK }'),
  productList('of a brand by stock', 'filter: { brand: { eq: $text } }, orderBy: { field: STOCK }', (n) => ({
    text: `Brand ${n % 100}`,
  })),
  productList('short of stock', 'filter: { stockStatus: { in: [LOW, OUT_OF_STOCK] } }'),
  productList('that have a rare word, best match first', 'filter: { text: $text }', (n, size) => ({
    text: `product ${any(n, size.products)}`,
  })),
  productList('that have a word that all have, best match first', 'filter: { text: "measuring" }'),
  productList('that have a word, by price', 'filter: { text: $text }, orderBy: { field: PRICE }', (n) => ({
    text: `bench ${n % 100}`,
  })),
  productList('whose name contains a number', 'filter: { name: { contains: $text } }', (n, size) => ({
    text: `uct ${any(n, size.products)}`,
  })),
  productList('whose name contains what none has', 'filter: { name: { contains: "zebra" } }'),
  {
    name: 'order by id',
    of: 'orders',
    request: (size) => (n) => ({
      query: 'query ($id: ID!) { order(id: $id) { status lines { sku } statusHistory { status } } }',
      variables: { id: orderId(any(n, size.orders)) },
    }),
  },
  orderList('newest', 'orderBy: { field: CREATED_AT, direction: DESC }'),
  orderList('last changed', 'orderBy: { field: UPDATED_AT, direction: DESC }'),
  orderList('that are confirmed', 'filter: { status: { eq: CONFIRMED } }'),
  orderList('that are being cancelled', 'filter: { status: { eq: CANCELLING } }'),
  orderList(
    'placed in one hour',
    'filter: { createdAt: { gte: "2020-01-03T00:00:00Z", lt: "2020-01-03T01:00:00Z" } }',
  ),
  orderList('by number', 'filter: { orderNumber: { eq: "ORD-10500" } }'),
]

/** Asks each question for a while, one at a time by one client. @returns the median of each, in ms, in their order */
export async function askEach(
  questions: readonly Question[],
  { size, urls, quick }: { size: Size; urls: Record<Question['of'], string>; quick: boolean },
): Promise<number[]> {
  const medians: number[] = []
  for (const { of, request } of questions) {
    const asked = request(size)
    await askForAWhile(urls[of], asked, { connections: 1, ms: 150 })
    const { latenciesMs } = await askForAWhile(urls[of], asked, { connections: 1, ms: quick ? 200 : 800 })
    medians.push(Number(latencyColumns(latenciesMs)['p50 ms']))
  }
  return medians
}
