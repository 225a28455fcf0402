import { productId } from './catalogue.ts'
import { customerId, customersOf } from './history.ts'
import { any, instantAgo, type Question, type Size } from './questions.ts'

const days = (count: number) =>
  `period: { from: "${instantAgo(count - 1).slice(0, 10)}", to: "${instantAgo(0).slice(0, 10)}" }`
/** Eleven whole months, and the days before and after them. */
const year = days(365)
const rowFields = `key currencyCode orders cancelledOrders
  figures { units shippedUnits returnedUnits revenue { amount } cost { amount } profit { amount } margin }`

const someProduct = (n: number, { products }: Size) => productId(any(n, products))
const someCustomer = (n: number, { orders }: Size) => customerId(any(n, customersOf(orders)))

/** @param idOf what stands for `$id` */
const ask = (
  of: Question['of'],
  name: string,
  fields: string,
  idOf?: (n: number, size: Size) => string,
): Question => ({
  name,
  of,
  request: (size) => (n) => ({
    query: idOf ? `query ($id: ID!) { ${fields} }` : `{ ${fields} }`,
    ...(idOf && { variables: { id: idOf(n, size) } }),
  }),
})

const report = (name: string, args: string, idOf?: (n: number, size: Size) => string): Question => {
  const fields = `salesReport(first: 20, ${args}) { nodes { ${rowFields} } pageInfo { endCursor } }`
  return ask('orders', `sales of a year ${name}`, fields, idOf)
}

/** Of sales, customers and the ledger. */
export const historyQuestions: readonly Question[] = [
  report('by day', `groupBy: DAY, ${year}`),
  report('by month', `groupBy: MONTH, ${year}`),
  report('by brand', `groupBy: BRAND, ${year}`),
  report('by category', `groupBy: CATEGORY, ${year}`),
  report('by product, the most revenue first', `groupBy: PRODUCT, ${year}`),
  report('by product, of a brand', `groupBy: PRODUCT, ${year}, filter: { brand: "Brand 7" }`),
  report('by customer, the most revenue first', `groupBy: CUSTOMER, ${year}`),
  report('of a product by month', `groupBy: MONTH, ${year}, filter: { productId: $id }`, someProduct),
  report('of a customer by month', `groupBy: MONTH, ${year}, filter: { customerId: $id }`, someCustomer),
  ask(
    'orders',
    'sales of 30 days by product, the most revenue first',
    `salesReport(first: 20, groupBy: PRODUCT, ${days(30)}) { nodes { ${rowFields} } }`,
  ),
  ask(
    'orders',
    'top products of a year by profit',
    `topProducts(by: PROFIT, ${year}, currency: "EUR") { ${rowFields} }`,
  ),
  ask('orders', 'slow movers of a year', `slowMovers(${year}) { sku name unitsSold }`),
  {
    name: 'days of stock left, of 20 products',
    of: 'orders',
    request: (size) => (n) => ({
      query:
        'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Product { daysOfStockLeft(days: 90) } } }',
      variables: {
        of: Array.from({ length: 20 }, (_, index) => ({
          __typename: 'Product',
          id: someProduct(n * 20 + index, size),
          stock: { available: 100 },
        })),
      },
    }),
  },
  ask(
    'orders',
    'orders of a customer',
    'customer(id: $id) { name totalSpent { amount } orders(first: 20) { nodes { orderNumber status } } }',
    someCustomer,
  ),
  {
    name: 'customers by part of name',
    of: 'orders',
    request:
      ({ orders }) =>
      (n) => ({
        query:
          'query ($part: String!) { customers(first: 20, filter: { search: $part }) { nodes { id name email } } }',
        variables: { part: `tomer ${any(n, customersOf(orders))}` },
      }),
  },
  ask('orders', 'customers by name', 'customers(first: 20) { nodes { id name totalSpent { amount } } }'),
  ask(
    'inventory',
    'ledger of a product',
    'product(id: $id) { stockMovements(first: 20) { nodes { type onHandDelta onHandAfter orderId occurredAt } } }',
    someProduct,
  ),
  ask(
    'inventory',
    'ledger, returns only',
    'stockMovements(first: 20, filter: { type: { eq: RETURN } }) { nodes { product { sku } orderId occurredAt } }',
  ),
  ask(
    'inventory',
    'stock of a product a year ago',
    `product(id: $id) { stockAsOf(at: "${instantAgo(365)}") { onHand levels { onHand } } }`,
    someProduct,
  ),
  ask(
    'inventory',
    'all stock a year ago',
    `stockAsOf(at: "${instantAgo(365)}", first: 20) { nodes { product { sku } warehouse { code } onHand reserved } }`,
  ),
]
