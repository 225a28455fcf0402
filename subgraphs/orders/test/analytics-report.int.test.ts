import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countOrders, countShipments, lockSales } from '../analytics/repository.ts'
import { cancel, cancelLine, issue, putOrders, sampleOrders, ship, takeBack } from './analytics-fixture.ts'
import { send, startFixture, type OrdersFixture } from './fixture.ts'

let fixture: OrdersFixture

beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(() => fixture.stop())

const money = 'amount currencyCode'
const figures = `figures { units cancelledUnits shippedUnits returnedUnits unitsWithoutCost
  expectedRevenue { ${money} } revenue { ${money} } cost { amount } profit { amount } margin }`

async function report(
  args: string,
  headers = {},
  fields = `key currencyCode orders cancelledOrders ${figures}`,
) {
  const { data, errors } = await send(
    fixture.first.service,
    `{ salesReport(${args}) { totalCount pageInfo { hasNextPage endCursor } nodes { ${fields} } } }`,
    {},
    headers,
  )
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '))
  return data.salesReport
}

const keysOf = (page: any) => page.nodes.map(({ key, currencyCode }: any) => `${currencyCode} ${key}`)

describe('a report of sales', () => {
  beforeAll(async () => {
    const { db } = fixture
    await putOrders(db, sampleOrders, 'CONFIRMED')
    await ship(db, 'ord_a', { position: 1, quantity: 2 }, '2026-02-02')
    await issue(db, 'ord_a', { position: 1, quantity: 2 }, 312_345n)
    await ship(db, 'ord_a', { position: 2, quantity: 5 }, '2026-02-03')
    await takeBack(db, 'ord_a', { position: 1, quantity: 1 }, 1)
    await cancelLine(db, 'ord_b', { position: 1, quantity: 1 })
    await cancel(db, 'ord_c')
    await db.transaction().execute(async (tx) => {
      await lockSales(tx)
      await countOrders(
        tx,
        sampleOrders.map(({ id }) => id),
      )
      await countShipments(
        tx,
        sampleOrders.map(({ id }) => id),
      )
    })
  })

  const period = 'period: { from: "2026-01-01", to: "2026-03-31" }'

  test('has one row for each currency, with exact sums', async () => {
    const page = await report(`groupBy: CURRENCY, ${period}`)
    expect(page.totalCount).toBe(2)
    expect(page.nodes).toEqual([
      {
        key: 'EUR',
        currencyCode: 'EUR',
        orders: 3,
        cancelledOrders: 1,
        figures: {
          units: 35,
          cancelledUnits: 21,
          shippedUnits: 7,
          returnedUnits: 1,
          unitsWithoutCost: 5,
          expectedRevenue: { amount: '220.00', currencyCode: 'EUR' },
          revenue: { amount: '65.00', currencyCode: 'EUR' },
          cost: { amount: '31.23' },
          profit: { amount: '18.77' },
          margin: '0.3753',
        },
      },
      {
        key: 'JPY',
        currencyCode: 'JPY',
        orders: 1,
        cancelledOrders: 0,
        figures: expect.objectContaining({
          units: 1,
          expectedRevenue: { amount: '9000', currencyCode: 'JPY' },
          revenue: { amount: '0', currencyCode: 'JPY' },
          cost: null,
          profit: null,
          margin: null,
        }),
      },
    ])
  })

  test.each([
    ['BRAND', '', ['EUR Brewline', 'EUR Lumen', 'JPY Lumen']],
    ['CATEGORY', '', ['EUR Kitchen', 'EUR Table', 'EUR ', 'JPY ']],
    ['PRODUCT', '', ['EUR kettle', 'EUR cup', 'EUR lamp', 'JPY lamp']],
    ['CUSTOMER', '', ['EUR cus_a', 'EUR cus_b', 'EUR ', 'JPY cus_a']],
    ['DAY', '', ['EUR 2026-01-31', 'EUR 2026-02-01', 'EUR 2026-02-28', 'JPY 2026-03-02']],
    ['WEEK', '', ['EUR 2026-01-26', 'EUR 2026-02-23', 'JPY 2026-03-02']],
    ['MONTH', '', ['EUR 2026-01-01', 'EUR 2026-02-01', 'JPY 2026-03-01']],
    ['MONTH', 'filter: { brand: "Lumen" }', ['EUR 2026-02-01', 'JPY 2026-03-01']],
    ['MONTH', 'filter: { category: "Table" }', ['EUR 2026-01-01', 'EUR 2026-02-01']],
    ['BRAND', 'filter: { category: "" }', ['EUR Lumen', 'JPY Lumen']],
    ['CATEGORY', 'filter: { brand: "Brewline", currency: "EUR" }', ['EUR Kitchen', 'EUR Table']],
    ['DAY', 'filter: { productId: "cup" }', ['EUR 2026-01-31', 'EUR 2026-02-28']],
    ['DAY', 'filter: { customerId: "cus_a" }', ['EUR 2026-01-31', 'JPY 2026-03-02']],
    ['BRAND', 'orderBy: { field: UNITS, direction: ASC }', ['EUR Lumen', 'EUR Brewline', 'JPY Lumen']],
    ['PRODUCT', 'orderBy: { field: CANCELLED_UNITS }', ['EUR cup', 'EUR kettle', 'EUR lamp', 'JPY lamp']],
    [
      'PRODUCT',
      'orderBy: { field: KEY, direction: DESC }',
      ['EUR lamp', 'EUR kettle', 'EUR cup', 'JPY lamp'],
    ],
  ])('by %s %s', async (groupBy, more, keys) => {
    const page = await report(`groupBy: ${groupBy}, ${period} ${more}`)
    const sorted = (list: readonly string[]) =>
      groupBy === 'CATEGORY' || groupBy === 'CUSTOMER' ? list.toSorted() : list
    expect(sorted(keysOf(page))).toEqual(sorted(keys))
    expect(page.totalCount).toBe(keys.length)
  })

  test('counts an order once for each brand, whatever its lines', async () => {
    const [brewline] = (await report(`groupBy: BRAND, ${period}`)).nodes
    expect(brewline).toMatchObject({ key: 'Brewline', orders: 3, cancelledOrders: 1 })
  })

  test('has the days of a period and no others', async () => {
    const page = await report('groupBy: DAY, period: { from: "2026-02-01", to: "2026-02-28" }')
    expect(keysOf(page)).toEqual(['EUR 2026-02-01', 'EUR 2026-02-28'])
    const day = await report('groupBy: CURRENCY, period: { from: "2026-01-31", to: "2026-02-27" }')
    expect(day.nodes[0].orders).toBe(2)
  })

  test.each(['REVENUE', 'EXPECTED_REVENUE', 'PROFIT', 'KEY', 'ORDERS', 'RETURNED_UNITS'])(
    'is paged by %s without a gap or a repetition',
    async (field) => {
      const all = keysOf(await report(`groupBy: PRODUCT, ${period}, orderBy: { field: ${field} }`))
      const found: string[] = []
      let after = ''
      for (let pages = 0; pages < 10; pages++) {
        const page = await report(
          `groupBy: PRODUCT, ${period}, orderBy: { field: ${field} }, first: 1 ${after}`,
        )
        found.push(...keysOf(page))
        if (!page.pageInfo.hasNextPage) break
        after = `, after: "${page.pageInfo.endCursor}"`
      }
      expect(found).toEqual(all)
      expect(all).toHaveLength(4)
    },
  )

  test.each([
    ['groupBy: BRAND, period: { from: "2026-02-30", to: "2026-03-01" }', 'Date must look like'],
    ['groupBy: BRAND, period: { from: "2026-03-02", to: "2026-03-01" }', 'must not be before'],
    ['groupBy: BRAND, period: { from: "1990-01-01", to: "2026-03-01" }', 'at most 3660 days'],
    [`groupBy: CUSTOMER, ${period}, filter: { brand: "Lumen" }`, 'not told apart'],
    [`groupBy: BRAND, ${period}, filter: { customerId: "cus_a" }`, 'not told apart'],
    [`groupBy: BRAND, ${period}, first: 101`, 'first must be'],
    [`groupBy: BRAND, ${period}, after: "bm9uc2Vuc2U"`, 'cursor'],
  ])('that cannot be is refused: %s', async (args, message) => {
    await expect(report(args)).rejects.toThrow(message)
  })

  test('has counts that end where GraphQL cannot tell more, and amounts that do not', async () => {
    await sql`
      insert into sales select dimension, grain, '2031-01-01', 'CHF', brand, category, product_id, customer_id, 3000000000, 0, 3000000000,
        0, 0, 0, 0, 0, 300000000000, 0, 0, 0 from sales where dimension = 'ALL' and grain = 'DAY' limit 1`.execute(
      fixture.db,
    )
    const page = await report('groupBy: DAY, period: { from: "2031-01-01", to: "2031-01-01" }')
    expect(page.nodes).toMatchObject([
      {
        orders: 2_147_483_647,
        figures: { units: 2_147_483_647, expectedRevenue: { amount: '3000000000.00' } },
      },
    ])
  })

  test('is for staff alone', async () => {
    await expect(
      report(`groupBy: BRAND, ${period}`, { 'stockgraph-actor': 'customer:cus_a' }),
    ).rejects.toThrow('only staff')
  })

  test('names the best products of a currency', async () => {
    const ask = (by: string) =>
      send(
        fixture.first.service,
        `{ topProducts(by: ${by}, currency: "EUR", first: 2, ${period}) { key product { id } figures { units } } }`,
      )
    expect((await ask('UNITS')).data.topProducts.map(({ key }: any) => key)).toEqual(['cup', 'kettle'])
    expect((await ask('REVENUE')).data.topProducts[0]).toEqual({
      key: 'kettle',
      product: { id: 'kettle' },
      figures: { units: 4 },
    })
    expect((await ask('PROFIT')).data.topProducts.map(({ key }: any) => key)).toEqual(['kettle', 'lamp'])
  })

  test('names the products of which the fewest are sold, those of which none are first', async () => {
    for (const id of ['kettle', 'cup', 'lamp', 'bowl', 'old'])
      await sql`
        insert into catalogue_products (product_id, id_is_number, sku, name, price_minor, currency, active, version)
        values (${id}, false, ${id}, ${id}, 100, 'EUR', ${id !== 'old'}, 1)`.execute(fixture.db)
    const slow = async (args: string) =>
      (
        await send(fixture.first.service, `{ slowMovers(${args}) { productId unitsSold } }`)
      ).data.slowMovers.map(({ productId, unitsSold }: any) => `${productId} ${unitsSold}`)
    expect(await slow(period)).toEqual(['bowl 0', 'lamp 2', 'kettle 3', 'cup 10'])
    expect(await slow(`${period}, first: 2`)).toEqual(['bowl 0', 'lamp 2'])
    expect(await slow('period: { from: "2026-02-01", to: "2026-02-28" }, first: 3')).toEqual([
      'bowl 0',
      'cup 0',
      'kettle 1',
    ])
  })

  test('names customers, each of whom sees what they spent', async () => {
    const page = await report(
      `groupBy: CUSTOMER, ${period}`,
      {},
      'key customer { name totalSpent { amount currencyCode } }',
    )
    expect(page.nodes.find(({ key }: any) => key === 'cus_a').customer).toEqual({
      name: 'Customer',
      totalSpent: [{ amount: '65.00', currencyCode: 'EUR' }],
    })
    expect(page.nodes.find(({ key }: any) => key === 'cus_b').customer.totalSpent).toEqual([])
    expect(page.nodes.find(({ key }: any) => key === '').customer).toBeNull()
    const own = await send(
      fixture.first.service,
      '{ customer(id: "cus_a") { totalSpent { amount } } }',
      {},
      { 'stockgraph-actor': 'customer:cus_a' },
    )
    expect(own.data.customer.totalSpent).toEqual([{ amount: '65.00' }])
  })

  test('is made up of what each order and line tells of itself; customers see no cost', async () => {
    const ask = async (headers = {}) =>
      (
        await send(
          fixture.first.service,
          `{ order(id: "ord_a") { ${figures} lines { ${figures} } } }`,
          {},
          headers,
        )
      ).data.order
    const order = await ask()
    expect(order.figures).toMatchObject({
      units: 12,
      revenue: { amount: '65.00' },
      profit: { amount: '18.77' },
    })
    expect(
      order.lines.map(({ figures: of }: any) => [of.units, of.revenue.amount, of.cost?.amount ?? null]),
    ).toEqual([
      [2, '50.00', '31.23'],
      [10, '15.00', null],
    ])
    const seen = await ask({ 'stockgraph-actor': 'customer:cus_a' })
    expect(seen.figures).toMatchObject({
      revenue: { amount: '65.00' },
      cost: null,
      profit: null,
      margin: null,
    })
  })
})
