import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '#platform/testing/until.ts'
import { brokersFor, collect, startFixture, teachProducts, type OrdersFixture } from './fixture.ts'
import { ask, lifeOf, placeWith, tell, untilLife } from './lifecycle-fixture.ts'

describe.each(brokersFor('orders: lifecycle'))('the life of an order on the %s broker', (on) => {
  let orders: OrdersFixture
  const told: Record<string, any[]> = {}

  beforeAll(async () => {
    orders = await startFixture(on)
    const keys = ['shipped', 'lines_cancelled', 'completed', 'return_received', 'paid', 'created']
    for (const key of keys) told[key] = await collect(orders.first.broker, 'orders', `order.${key}`)
    await teachProducts(orders, { id: 'prd_a', amount: '2.50' }, { id: 7n, amount: '10.00' })
  })
  afterAll(() => orders.stop())

  const items = [
    { productId: 'prd_a', quantity: 4 },
    { productId: '7', quantity: 2 },
  ]
  const confirmed = async (input: object = {}): Promise<any> => {
    const id = await placeWith(orders.first, { items, ...input })
    await tell(orders.first, 'StockReserved', id)
    return untilLife(orders.first, id, ({ status }) => status === 'CONFIRMED', 'CONFIRMED')
  }
  const eventOf = (key: string, id: string): Promise<any> =>
    until(() => told[key]?.find((event) => event.order_id === id), { what: `${key} of ${id}` })
  const issue = (id: string, shipment: string, parts: object[]) =>
    tell(orders.first, 'StockIssued', id, { shipment_id: shipment, items: parts })
  const eur = (amount: string) => ({ amount, currency: 'EUR' })

  test('is shipped in two parts, and complete once both have left, with their cost', async () => {
    const { id, lines } = await confirmed()
    const key = crypto.randomUUID()
    const part = {
      idempotencyKey: key,
      orderId: id,
      items: [{ lineId: lines[0].id, quantity: 3 }],
      carrier: 'DHL',
      trackingNumber: 'T-1',
    }
    const first = await ask(orders.first, 'shipOrder', part, 'staff:eve')
    expect(first.userErrors).toEqual([])
    expect(first.order).toMatchObject({
      status: 'CONFIRMED',
      sequence: 3,
      fulfillmentStatus: 'PARTIALLY_FULFILLED',
      shipments: [{ carrier: 'DHL', trackingNumber: 'T-1', shippedBy: 'staff:eve', issuedAt: null }],
    })
    const again = await ask(orders.first, 'shipOrder', part, 'staff:eve')
    expect(again).toMatchObject({
      replayed: true,
      shipment: first.shipment,
      order: { sequence: 3, shipments: [{ id: first.shipment.id }] },
    })
    expect(await eventOf('shipped', id)).toMatchObject({
      sequence: 3,
      shipment_id: first.shipment.id,
      items: [{ product_id: 'prd_a', quantity: 3 }],
    })
    const rest = await ask(orders.first, 'shipOrder', { orderId: id, warehouse: 'MUC' })
    expect(rest.order).toMatchObject({ status: 'CONFIRMED', fulfillmentStatus: 'FULFILLED' })
    const second = rest.shipment.id
    await until(() => told.shipped?.some((event) => event.shipment_id === second))
    expect(told.shipped?.find((event) => event.shipment_id === second)).toMatchObject({
      warehouse: 'MUC',
      items: [
        { product_id: 'prd_a', quantity: 1 },
        { product_id: 7, quantity: 2 },
      ],
    })
    await issue(id, second, [
      { product_id: 'prd_a', warehouse: 'BER', quantity: 1, unit_cost: eur('1.4') },
      { product_id: 7, warehouse: 'BER', quantity: 2, unit_cost: eur('6.3333') },
    ])
    const half = await untilLife(orders.first, id, ({ shipments }) => shipments[1].issuedAt, 'half issued')
    expect(half.status).toBe('CONFIRMED')
    const cause = await issue(id, first.shipment.id, [
      { product_id: 'prd_a', warehouse: 'BER', quantity: 2, unit_cost: eur('1') },
      { product_id: 'prd_a', warehouse: 'MUC', quantity: 1, unit_cost: eur('1.2001') },
    ])
    const done = await untilLife(orders.first, id, ({ status }) => status === 'COMPLETED', 'COMPLETED')
    expect(done.lines.map(({ unitCost }: any) => unitCost)).toEqual([
      { amount: '1.15', currencyCode: 'EUR' },
      { amount: '6.3333', currencyCode: 'EUR' },
    ])
    expect(done.statusHistory.at(-1)).toMatchObject({
      type: 'OrderCompleted',
      actor: 'inventory',
      cause,
      previousStatus: 'CONFIRMED',
    })
    expect(await eventOf('completed', id)).toMatchObject({ sequence: done.sequence })
  })

  test('keeps a timeline with type, actor, cause and trace of each step', async () => {
    const id = await placeWith(orders.first, { items }, 'staff:ann')
    const cause = await tell(orders.first, 'StockReserved', id)
    await untilLife(orders.first, id, ({ status }) => status === 'CONFIRMED', 'CONFIRMED')
    await ask(orders.first, 'shipOrder', { orderId: id }, 'staff:eve')
    const { statusHistory } = await lifeOf(orders.first, id)
    expect(statusHistory).toMatchObject([
      { sequence: 1, type: 'OrderCreated', actor: 'staff:ann', cause: null, previousStatus: null },
      { sequence: 2, type: 'OrderConfirmed', actor: 'inventory', cause, previousStatus: 'PENDING' },
      {
        sequence: 3,
        type: 'OrderShipped',
        actor: 'staff:eve',
        cause: null,
        status: 'CONFIRMED',
        previousStatus: 'CONFIRMED',
        fulfillmentStatus: 'FULFILLED',
      },
    ])
    expect(statusHistory[0].traceId).toMatch(/^[0-9a-f]{32}$/)
    expect(statusHistory[2].traceId).toMatch(/^[0-9a-f]{32}$/)
  })

  test('is returned: asked for, refused; asked for, agreed to, received, in the warehouse', async () => {
    const { id, lines } = await confirmed()
    await ask(orders.first, 'shipOrder', { orderId: id })
    const wanted = { orderId: id, items: [{ lineId: lines[0].id, quantity: 3 }], reason: 'too small' }
    const refused = await ask(orders.first, 'requestReturn', wanted)
    expect(refused.return.state).toBe('REQUESTED')
    const no = await ask(orders.first, 'rejectReturn', { returnId: refused.return.id, reason: 'worn' })
    expect(no).toMatchObject({ return: { state: 'REJECTED' }, userErrors: [] })
    expect(no.order.returns[0]).toMatchObject({ note: 'worn', decidedBy: 'staff:anonymous' })
    expect(
      (await ask(orders.first, 'approveReturn', { returnId: refused.return.id })).userErrors,
    ).toMatchObject([{ __typename: 'InvalidStateError', current: 'REJECTED', allowed: ['REQUESTED'] }])
    const asked = await ask(orders.first, 'requestReturn', wanted)
    await ask(orders.first, 'approveReturn', { returnId: asked.return.id })
    const received = await ask(orders.first, 'receiveReturn', {
      returnId: asked.return.id,
      items: [
        { lineId: lines[0].id, quantity: 1, disposition: 'DAMAGED' },
        { lineId: lines[0].id, quantity: 2, disposition: 'RESTOCK' },
      ],
    })
    expect(received.order).toMatchObject({ returnStatus: 'PARTIAL' })
    expect(received.order.returns[1]).toMatchObject({
      state: 'RECEIVED',
      items: [{ lineId: lines[0].id, quantity: 3, restocked: 2, damaged: 1 }],
    })
    expect((await eventOf('return_received', id)).items).toEqual([
      { product_id: 'prd_a', quantity: 2, disposition: 'RESTOCK' },
      { product_id: 'prd_a', quantity: 1, disposition: 'DAMAGED' },
    ])
    await tell(orders.first, 'StockReturned', id, { return_id: asked.return.id })
    await untilLife(orders.first, id, ({ returns }) => returns[1].restockedAt, 'restocked')
    for (const [mutation, input] of [
      ['approveReturn', { returnId: 'ret_none' }],
      ['rejectReturn', { returnId: 'ret_none', reason: 'no' }],
      ['receiveReturn', { returnId: 'ret_none', items: [] }],
    ] as const)
      expect((await ask(orders.first, mutation, input)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  test('waits for goods, and is shipped as they come in', async () => {
    const id = await placeWith(orders.first, {
      items: [{ productId: 'prd_a', quantity: 5, onShortage: 'BACKORDER' }],
    })
    expect((await eventOf('created', id)).items).toEqual([
      { product_id: 'prd_a', sku: 'SKU-prd_a', quantity: 5, on_shortage: 'BACKORDER' },
    ])
    await tell(orders.first, 'StockReserved', id, {
      items: [{ product_id: 'prd_a', quantity: 5, backordered: 3 }],
    })
    const waiting = await untilLife(orders.first, id, ({ status }) => status === 'CONFIRMED', 'CONFIRMED')
    expect(waiting.lines).toMatchObject([
      { onShortage: 'BACKORDER', backorderedQuantity: 3, shippableQuantity: 2 },
    ])
    const tooMany = { orderId: id, items: [{ lineId: waiting.lines[0].id, quantity: 3 }] }
    expect((await ask(orders.first, 'shipOrder', tooMany)).userErrors).toMatchObject([
      { __typename: 'InsufficientStockError', requested: 3, available: 2 },
    ])
    const filled = { items: [{ product_id: 'prd_a', quantity: 2 }], remaining: 1 }
    await tell(orders.first, 'BackorderFilled', id, filled)
    const order = await untilLife(orders.first, id, ({ sequence }) => sequence === 3, 'filled')
    expect(order.lines).toMatchObject([{ backorderedQuantity: 1, shippableQuantity: 4 }])
    expect(order.statusHistory.at(-1)).toMatchObject({ type: 'OrderBackorderFilled', actor: 'inventory' })
  })

  test('that loses its reservation is cancelled', async () => {
    const { id } = await confirmed()
    await tell(orders.first, 'StockRejected', id, { reason: 'Insufficient stock', code: 'RESERVATION_LOST' })
    await untilLife(orders.first, id, ({ status }) => status === 'CANCELLING', 'CANCELLING')
    await tell(orders.first, 'StockReleased', id)
    const cancelled = await untilLife(orders.first, id, ({ status }) => status === 'CANCELLED', 'CANCELLED')
    expect(cancelled.cancellation).toMatchObject({ reason: 'RESERVATION_LOST', byActor: 'inventory' })
  })

  test('cancels lines: the rest is complete; the answer of Inventory is no cancellation of the order', async () => {
    const { id, lines } = await confirmed()
    const rest = [{ lineId: lines[1].id, quantity: 2 }]
    const shipped = await ask(orders.first, 'shipOrder', {
      orderId: id,
      items: [{ lineId: lines[0].id, quantity: 4 }],
    })
    await issue(id, shipped.shipment.id, [{ product_id: 'prd_a', warehouse: 'BER', quantity: 4 }])
    await untilLife(orders.first, id, ({ shipments }) => shipments[0].issuedAt, 'issued')
    expect((await ask(orders.first, 'cancelOrder', { orderId: id })).userErrors).toMatchObject([
      { __typename: 'InvalidStateError', current: 'PARTIALLY_FULFILLED', allowed: ['UNFULFILLED'] },
    ])
    const cancelled = await ask(orders.first, 'cancelOrderLines', { orderId: id, items: rest })
    expect(cancelled.order).toMatchObject({ status: 'COMPLETED', fulfillmentStatus: 'FULFILLED' })
    const { line_cancellation_id } = await eventOf('lines_cancelled', id)
    await tell(orders.first, 'StockReleased', id, { line_cancellation_id })
    const marker = await confirmed()
    expect((await lifeOf(orders.first, id)).sequence).toBe(cancelled.order.sequence)
    expect(marker.status).toBe('CONFIRMED')
  })

  test('is paid by invoice: confirmed first, paid when that is noted, paid back by people', async () => {
    const { id, lines } = await confirmed({ paymentMode: 'INVOICE' })
    expect(await lifeOf(orders.first, id)).toMatchObject({
      paymentMode: 'INVOICE',
      paymentStatus: 'PENDING',
      payments: [],
    })
    const paid = await ask(orders.first, 'recordPayment', { orderId: id, reference: 'INV-7' }, 'staff:ann')
    expect(paid.order).toMatchObject({
      paymentStatus: 'PAID',
      amountPaid: { amount: '30.00', currencyCode: 'EUR' },
      payments: [{ kind: 'RECORD', state: 'SUCCEEDED', reference: 'INV-7', isManual: true }],
    })
    expect(await eventOf('paid', id)).toMatchObject({ amount: eur('30.00'), sequence: 3 })
    const cut = await ask(orders.first, 'cancelOrderLines', {
      orderId: id,
      items: [{ lineId: lines[0].id, quantity: 1 }],
    })
    const refund = cut.order.payments[1]
    expect(refund).toMatchObject({
      kind: 'REFUND',
      state: 'REQUESTED',
      isManual: true,
      amount: { amount: '2.50' },
    })
    const back = await ask(orders.first, 'recordRefund', { orderId: id, paymentId: refund.id })
    expect(back.order).toMatchObject({
      paymentStatus: 'PARTIALLY_REFUNDED',
      amountRefunded: { amount: '2.50' },
    })
  })

  test('cannot be moved by a customer whose it is not, nor shipped by one whose it is', async () => {
    const { id, lines } = await confirmed()
    const stranger = 'customer:cus_nobody'
    const line = [{ lineId: lines[0].id, quantity: 1 }]
    for (const [mutation, input] of [
      ['cancelOrder', { orderId: id }],
      ['payOrder', { orderId: id }],
      ['requestReturn', { orderId: id, items: line }],
    ] as const)
      expect((await ask(orders.first, mutation, input, stranger)).userErrors).toMatchObject([
        { code: 'NOT_FOUND' },
      ])
    for (const [mutation, input] of [
      ['shipOrder', { orderId: id }],
      ['cancelOrderLines', { orderId: id, items: line }],
      ['recordPayment', { orderId: id }],
      ['approveReturn', { returnId: 'ret_none' }],
    ] as const)
      await expect(ask(orders.first, mutation, input, stranger)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('20 shipments of the same pieces at once, on two instances, are one', async () => {
    const second = await orders.startInstance()
    const { id, lines } = await confirmed()
    const piece = { orderId: id, items: [{ lineId: lines[0].id, quantity: 4 }] }
    const asked = await Promise.all(
      Array.from({ length: 20 }, (_, index) => ask(index % 2 ? second : orders.first, 'shipOrder', piece)),
    )
    expect(asked.filter(({ order }) => order !== null)).toHaveLength(1)
    expect(await lifeOf(orders.first, id)).toMatchObject({ sequence: 3, shipments: [{}] })
    await second.stop()
  })
})
