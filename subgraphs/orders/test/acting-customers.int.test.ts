import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '#platform/testing/until.ts'
import { customersOf } from './customers-fixture.ts'
import { startFixture, subscribe, teachProducts, type OrdersFixture } from './fixture.ts'

let orders: OrdersFixture
const { ask, create, update, order } = customersOf(() => orders.first)

beforeAll(async () => {
  orders = await startFixture()
  await teachProducts(orders, { id: 'prd_a', amount: '19.90' })
})
afterAll(() => orders.stop())

describe('a customer who acts', () => {
  let me: string
  let own: any
  let foreign: string

  beforeAll(async () => {
    const { customer } = await create({ name: 'Gil' })
    const other = await create({ name: 'Hal' })
    me = `customer:${customer.id}`
    own = (await order({}, me)).order
    foreign = (await order({ customerId: other.customer.id })).order.id
  })

  test('orders for themselves, at the price of the catalogue, now', async () => {
    expect(own).toMatchObject({ customer: { name: 'Gil' }, placedBy: me, contact: { name: 'Gil' } })
    await expect(order({ customerId: 'cus_other' }, me)).rejects.toThrow('FORBIDDEN')
    await expect(order({ placedAt: '2010-01-01T00:00:00Z' }, me)).rejects.toThrow('FORBIDDEN')
    const unitPrice = { amount: '0.01', currencyCode: 'EUR' }
    await expect(order({ items: [{ productId: 'prd_a', quantity: 1, unitPrice }] }, me)).rejects.toThrow(
      'FORBIDDEN',
    )
    expect((await order({}, 'customer:cus_nobody')).userErrors).toEqual([
      { code: 'NOT_FOUND', path: ['input', 'customerId'] },
    ])
  })

  test('sees their own orders and record, and of others nothing', async () => {
    const see = async (id: string, number = false) =>
      (
        await ask(
          number
            ? 'query ($id: String!) { order: orderByNumber(orderNumber: $id) { id } }'
            : 'query ($id: ID!) { order(id: $id) { id } }',
          { id },
          me,
        )
      ).data.order
    const { data } = await ask(
      'query ($a: ID!, $b: ID!) { a: order(id: $a) { orderNumber } b: order(id: $b) { orderNumber } }',
      {
        a: own.id,
        b: foreign,
      },
    )
    expect(await see(own.id)).toEqual({ id: own.id })
    expect(await see(foreign)).toBeNull()
    expect(await see(data.a.orderNumber, true)).toEqual({ id: own.id })
    expect(await see(data.b.orderNumber, true)).toBeNull()
    const entities = await ask(
      `query ($of: [_Any!]!) { found: _entities(representations: $of) { ... on Order { total { amount } } } }`,
      { of: [own.id, foreign].map((id) => ({ __typename: 'Order', id })) },
      me,
    )
    expect(entities.data.found).toEqual([{ total: { amount: '19.90' } }, null])
    const { data: mine } = await ask('{ myOrders { totalCount nodes { id } } }', {}, me)
    expect(mine.myOrders).toEqual({ totalCount: 1, nodes: [{ id: own.id }] })
    expect((await ask('{ myOrders { totalCount } }')).data.myOrders.totalCount).toBe(0)
    const { data: who } = await ask(
      'query ($me: ID!) { me: customer(id: $me) { name } other: customer(id: "cus_other") { name } }',
      { me: me.replace('customer:', '') },
      me,
    )
    expect(who).toEqual({ me: { name: 'Gil' }, other: null })
  })

  test('cancels their own orders only', async () => {
    const cancel = async (orderId: string) =>
      (
        await ask(
          `mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) {
            order { cancellation { reason } } userErrors { code path } } }`,
          { input: { idempotencyKey: crypto.randomUUID(), orderId } },
          me,
        )
      ).data.cancelOrder
    expect((await cancel(foreign)).userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'orderId'] }])
    const { order: another } = await order({}, me)
    expect(await cancel(another.id)).toMatchObject({
      userErrors: [],
      order: { cancellation: { reason: 'CUSTOMER_REQUEST' } },
    })
  })

  test('may not follow an order of somebody else', async () => {
    const follow = (orderId: string) =>
      subscribe(
        orders.first,
        `subscription ($orderId: ID!) { orderStatusChanged(orderId: $orderId) { sequence } }`,
        { orderId },
        { 'stockgraph-actor': me },
      )
    const mine = follow(own.id)
    await until(() => mine.results.length > 0)
    expect(mine.results[0]?.data.orderStatusChanged.sequence).toBe(1)
    const refused = follow(foreign)
    await until(() => refused.results.length > 0)
    expect(refused.results).toMatchObject([{ errors: [{ extensions: { code: 'FORBIDDEN' } }] }])
    await mine.leave()
    await refused.leave()
  })

  test.each([
    '{ orders { totalCount } }',
    '{ customers { totalCount } }',
    'mutation { createCustomer(input: { name: "X" }) { userErrors { code } } }',
    'mutation { placeOrders(input: { orders: [] }) { placed } }',
  ])('is FORBIDDEN %s', async (query) => {
    expect((await ask(query, {}, me)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })

  test('changes their own record, but not the key that staff gave it', async () => {
    const id = me.replace('customer:', '')
    expect((await update({ id, phone: '123' }, me)).customer.phone).toBe('123')
    await expect(update({ id, reference: 'VIP' }, me)).rejects.toThrow('FORBIDDEN')
    await expect(update({ id: 'cus_other', phone: '123' }, me)).rejects.toThrow('FORBIDDEN')
  })
})
