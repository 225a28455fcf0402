import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statementsOf } from '#platform/testing/statements.ts'
import { startTestSuppliers, type TestSuppliers } from './fixture.ts'

const many = 20
const numbers = Array.from({ length: many }, (_, number) => number)

let suppliers: TestSuppliers

/** Twenty suppliers, each with an offer for each of twenty products and a purchase order of two lines. */
beforeAll(async () => {
  suppliers = await startTestSuppliers()
  const { db } = suppliers
  await db
    .insertInto('suppliers')
    .values(
      numbers.map((n) => ({ id: `sup_${n}`, name: `Supplier ${n}`, email: `${n}@sup.test`, priority: n })),
    )
    .execute()
  await db
    .insertInto('offers')
    .values(
      numbers.flatMap((n) =>
        numbers.map((product) => ({
          id: `off_${n}_${product}`,
          supplierId: `sup_${n}`,
          productId: `prd_${product}`,
          supplierSku: `S-${product}`,
          costMinor: 1_250n,
          currency: 'EUR',
          leadTimeDays: 5,
          minimumQuantity: 1,
        })),
      ),
    )
    .execute()
  await db
    .insertInto('purchaseOrders')
    .values(
      numbers.map((n) => ({
        id: `po_${n}`,
        status: 'DRAFT' as const,
        supplierId: `sup_${n}`,
        currency: 'EUR',
        reason: 'test',
      })),
    )
    .execute()
  await db
    .insertInto('purchaseOrderLines')
    .values(
      numbers.flatMap((n) =>
        [0, 1].map((line) => ({
          id: `pol_${n}_${line}`,
          purchaseOrderId: `po_${n}`,
          productId: `prd_${line}`,
          supplierSku: `S-${line}`,
          quantity: 1,
          unitCostMinor: 250n,
          isOpenAuto: false,
          autoCrossing: null,
        })),
      ),
    )
    .execute()
})
afterAll(() => suppliers.stop())

/** How many statements a query costs that answers `size` rows; `%` stands for the size in it. */
async function costOf(query: string, size: number, variables: object = {}): Promise<number> {
  const statements = await statementsOf(async (trace) => {
    const data = await suppliers.query(query.replaceAll('%', String(size)), variables, trace)
    const rows = Object.values<any>(data).flatMap((answer) => answer.nodes ?? answer)
    expect(rows.filter((row) => row !== null)).toHaveLength(size)
  })
  return statements.length
}

const money = '{ amount currencyCode }'
const offer = `id supplierSku cost ${money} leadTimeDays supplier { name } product { id }`
const purchaseOrder = `number total ${money} supplier { name } lines { quantity unitCost ${money} product { id } }`

describe('the number of statements does not grow with the number of rows:', () => {
  test.each([
    ['suppliers', 'suppliers(first: %) { totalCount nodes { name email isActive } }', 2],
    [
      'suppliers with pages of their offers',
      `suppliers(first: %) { totalCount nodes { name offers(first: %) { totalCount nodes { ${offer} } } } }`,
      5,
    ],
    ['purchase orders', `purchaseOrders(first: %) { totalCount nodes { ${purchaseOrder} } }`, 4],
    [
      'purchase orders of a product, with the offers of their suppliers',
      `purchaseOrders(first: %, filter: { status: DRAFT, productId: "prd_1" }) {
        totalCount nodes { ${purchaseOrder} supplier { offers(first: 2) { totalCount nodes { ${offer} } } } } }`,
      6,
    ],
  ])('%s', async (_name, query, cost) => {
    expect([await costOf(`{ ${query} }`, 2), await costOf(`{ ${query} }`, many)]).toEqual([cost, cost])
  })

  test.each([
    ['products with their offers', `Product { offers { ${offer} } }`, 'Product', 'prd', 2],
    [
      'suppliers with pages of their offers',
      `Supplier { name offers(first: 2) { totalCount nodes { ${offer} } } }`,
      'Supplier',
      'sup',
      3,
    ],
    ['purchase orders', `PurchaseOrder { ${purchaseOrder} }`, 'PurchaseOrder', 'po', 3],
  ])('entities: %s', async (_name, fields, type, prefix, cost) => {
    const query = `query ($references: [_Any!]!) { _entities(representations: $references) { ... on ${fields} } }`
    const costs = async (size: number) => {
      const references = numbers.slice(0, size).map((n) => ({ __typename: type, id: `${prefix}_${n}` }))
      return costOf(query, size, { references })
    }
    expect([await costs(2), await costs(many)]).toEqual([cost, cost])
  })
})
