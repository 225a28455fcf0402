import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '#platform/testing/until.ts'
import { collect, send, startFixture, teachProducts, type OrdersFixture } from './fixture.ts'
import { ask, lifeOf, placeWith, tell, untilLife } from './lifecycle-fixture.ts'

describe('what is answered about the life of an order', () => {
  let orders: OrdersFixture
  let customer: string
  let created: any[]

  beforeAll(async () => {
    orders = await startFixture()
    created = await collect(orders.first.broker, 'orders', 'order.created')
    await teachProducts(orders, { id: 'prd_a', amount: '2.50' })
    const { data } = await query('mutation { createCustomer(input: { name: "Ana" }) { customer { id } } }')
    customer = `customer:${data.createCustomer.customer.id}`
  })
  afterAll(() => orders.stop())

  const query = (document: string, variables: object = {}, actor = 'staff:eve') =>
    send(orders.first.service, document, variables, { 'stockgraph-actor': actor })
  const items = [{ productId: 'prd_a', quantity: 4 }]
  const confirmed = async (actor?: string): Promise<any> => {
    const id = await placeWith(orders.first, { items }, actor)
    await tell(orders.first, 'StockReserved', id)
    return untilLife(orders.first, id, ({ status }) => status === 'CONFIRMED', 'CONFIRMED')
  }

  test('what a piece had cost is told to staff, not to the customer', async () => {
    const { id } = await confirmed(customer)
    const { shipment } = await ask(orders.first, 'shipOrder', { orderId: id })
    await tell(orders.first, 'StockIssued', id, {
      shipment_id: shipment.id,
      items: [
        { product_id: 'prd_a', warehouse: 'BER', quantity: 4, unit_cost: { amount: '1.4', currency: 'EUR' } },
      ],
    })
    await untilLife(orders.first, id, ({ status }) => status === 'COMPLETED', 'COMPLETED')
    const document = 'query ($id: ID!) { order(id: $id) { lines { shippedQuantity unitCost { amount } } } }'
    const linesFor = async (actor: string) => (await query(document, { id }, actor)).data.order.lines
    expect(await linesFor('staff:eve')).toEqual([{ shippedQuantity: 4, unitCost: { amount: '1.40' } }])
    expect(await linesFor(customer)).toEqual([{ shippedQuantity: 4, unitCost: null }])
  })

  test('each of several mutations of one document answers what it left', async () => {
    const { id, lines } = await confirmed(customer)
    const ship = (key: string) => `${key}: shipOrder(input: {
      idempotencyKey: "several-${key}", orderId: "${id}", items: [{ lineId: "${lines[0].id}", quantity: 1 }]
    }) { order {
      statusHistory { sequence } shipments { id } lines { shippedQuantity }
      figures { shippedUnits } customer { orders { nodes { sequence } } }
    } }`
    const { data, errors } = await query(
      `mutation {
        ${ship('first')}
        ${ship('second')}
        asked: requestReturn(input: {
          idempotencyKey: "several-asked", orderId: "${id}", items: [{ lineId: "${lines[0].id}", quantity: 1 }]
        }) { order { returns { state } } return { id } userErrors { message } }
        cancelled: cancelOrderLines(input: {
          idempotencyKey: "several-cancelled", orderId: "${id}", items: [{ lineId: "${lines[0].id}", quantity: 1 }]
        }) { order { statusHistory { sequence } figures { cancelledUnits } returns { state } } }
        renamed: updateCustomer(input: { id: "${customer.replace('customer:', '')}", name: "Ana Two" }) {
          customer { name }
        }
        last: ${ship('third').replace('third:', '').replace('figures', 'customer { name } figures')}
      }`,
    )
    expect(errors).toBeUndefined()
    const after = (sequence: number, shipped: number) => ({
      order: {
        statusHistory: Array.from({ length: sequence }, (_step, index) => ({ sequence: index + 1 })),
        shipments: Array.from({ length: shipped }, () => ({ id: expect.any(String) })),
        lines: [{ shippedQuantity: shipped }],
        figures: { shippedUnits: shipped },
        customer: { orders: { nodes: expect.arrayContaining([{ sequence }]) } },
      },
    })
    expect(data.first).toMatchObject(after(3, 1))
    expect(data.second).toMatchObject(after(4, 2))
    expect(data.asked).toMatchObject({ userErrors: [], order: { returns: [{ state: 'REQUESTED' }] } })
    expect(data.cancelled.order.statusHistory).toHaveLength(6)
    expect(data.cancelled.order.figures).toEqual({ cancelledUnits: 1 })
    expect(data.last).toMatchObject(after(7, 3))
    expect(data.last.order.customer.name).toBe('Ana Two')
  })

  test.each(['approveReturn', 'rejectReturn', 'receiveReturn'])(
    '%s of what can be no id says that there is no such return',
    async (mutation) => {
      for (const returnId of ['ret_\0', 'ret_\ud800', 'ret_none']) {
        const more = {
          approveReturn: {},
          rejectReturn: { reason: 'worn' },
          receiveReturn: { items: [{ lineId: 'oln_1', quantity: 1, disposition: 'RESTOCK' }] },
        }[mutation]
        const { userErrors } = await ask(orders.first, mutation, { returnId, ...more })
        expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'returnId'] }])
      }
    },
  )

  test('half a surrogate pair is refused wherever a text is kept', async () => {
    const half = 'half \ud83d of a pair'
    const place = async (input: object) => {
      const { data, errors } = await query(
        `mutation ($input: PlaceOrderInput!) {
          placeOrder(input: $input) { order { id } userErrors { code path } } }`,
        { input: { idempotencyKey: crypto.randomUUID(), items, ...input } },
      )
      expect(errors).toBeUndefined()
      return data.placeOrder
    }
    const refused = (...path: string[]) => ({
      order: null,
      userErrors: [{ code: 'BAD_INPUT', path: ['input', ...path] }],
    })
    expect(await place({ idempotencyKey: half })).toEqual(refused('idempotencyKey'))
    expect(await place({ note: half })).toEqual(refused('note'))
    expect(await place({ shippingAddress: { street: half, city: 'Quito', country: 'EC' } })).toEqual(
      refused('shippingAddress', 'street'),
    )
    expect(await place({ items: [{ productId: half, quantity: 1 }] })).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    })
    const { id } = await confirmed()
    const { userErrors } = await ask(orders.first, 'shipOrder', { orderId: id, idempotencyKey: half })
    expect(userErrors).toMatchObject([{ code: 'BAD_INPUT', path: ['input', 'idempotencyKey'] }])
  })

  test('half a surrogate pair in what a shortage tells does not keep the order from its end', async () => {
    const id = await placeWith(orders.first, { items })
    await tell(orders.first, 'StockRejected', id, {
      reason: 'Insufficient \ud83d stock',
      shortages: [{ product_id: 'prd_a', sku: 'SKU-\ud83d', requested: 4, available: 1 }],
    })
    const { cancellation } = await untilLife(
      orders.first,
      id,
      ({ status }) => status === 'CANCELLED',
      'CANCELLED',
    )
    expect(cancellation.reason).toBe('STOCK_REJECTED')
  })

  test('more lines are refused than an order can have', async () => {
    const { id, lines } = await confirmed()
    const portions = Array.from({ length: 101 }, () => ({ lineId: lines[0].id, quantity: 1 }))
    for (const mutation of ['shipOrder', 'cancelOrderLines'])
      expect((await ask(orders.first, mutation, { orderId: id, items: portions })).userErrors).toMatchObject([
        { code: 'LIMIT_EXCEEDED', path: ['input', 'items'] },
      ])
    expect((await lifeOf(orders.first, id)).sequence).toBe(2)
  })

  test('a prepaid order of before today can be paid from now on', async () => {
    const before = Date.now()
    const placedAt = '2020-01-01T00:00:00.000Z'
    const id = await placeWith(orders.first, { items, paymentMode: 'PREPAID', placedAt })
    const { pay_by } = await until(() => created.find(({ order_id }) => order_id === id))
    expect(Date.parse(pay_by)).toBeGreaterThanOrEqual(before + 900_000)
  })
})
