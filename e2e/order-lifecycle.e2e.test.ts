import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Client } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectDatabase } from '#platform/database/connect.ts'
import { haveRabbit } from '#platform/testing/broker.ts'
import { until } from '#platform/testing/until.ts'
import { ask, connect, watch } from './client.ts'
import { startStack, type BrokerKind, type TestStack } from './stack.ts'

const brokers: BrokerKind[] = haveRabbit('e2e/order-lifecycle') ? ['embedded', 'rabbitmq'] : ['embedded']

const life = `
  id status sequence paymentStatus fulfillmentStatus returnStatus payBy
  amountPaid { amount } amountRefunded { amount }
  cancellation { reason }
  lines { id product { sku } shippedQuantity cancelledQuantity returnedQuantity backorderedQuantity shippableQuantity unitCost { amount } }
  payments { id kind state }
  shipments { id issuedAt }
  returns { id state restockedAt }
  statusHistory { sequence type }`

describe.each(brokers)('the whole life of an order on the %s broker', (broker) => {
  let stack: TestStack
  let client: Client
  let db: Kysely<any>

  beforeAll(async () => {
    stack = await startStack({ broker })
    client = connect(stack.url)
    db = connectDatabase({ url: stack.databaseUrl, room: 'orders' })
  })
  afterAll(async () => {
    await client?.dispose()
    await db?.destroy()
    await stack?.stop()
  })

  async function createProduct(quantity: number, more: object = {}): Promise<string> {
    const sku = `LIFE-${randomUUID()}`
    const { createProduct: payload } = await ask<any, any>(
      stack.url,
      `mutation ($input: CreateProductInput!) { createProduct(input: $input) { product { id } userErrors { code message } } }`,
      {
        input: {
          sku,
          name: `Product ${sku}`,
          price: { amount: '20.00', currencyCode: 'EUR' },
          initialStock: [{ warehouse: 'BER', quantity }],
          ...more,
        },
      },
    )
    expect(payload.userErrors).toEqual([])
    return payload.product.id
  }

  /** Sends one mutation that has no refusal; answers its payload. */
  async function change(mutation: string, input: object, fields = `order { ${life} }`): Promise<any> {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
    const data = await ask<any, any>(
      stack.url,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { code message path } } }`,
      { input: { idempotencyKey: randomUUID(), ...input } },
    )
    expect(data[mutation].userErrors).toEqual([])
    return data[mutation]
  }

  async function place(
    productId: string,
    quantity: number,
    more: object = {},
    item: object = {},
  ): Promise<string> {
    const input = { items: [{ productId, quantity, ...item }], ...more }
    return (await change('placeOrder', input, 'order { id }')).order.id
  }

  async function orderOf(id: string): Promise<any> {
    const { order } = await ask<any, any>(stack.url, `query ($id: ID!) { order(id: $id) { ${life} } }`, {
      id,
    })
    return order
  }

  const becomes = (id: string, isSo: (order: any) => boolean, what: string): Promise<any> =>
    until(
      async () => {
        const order = await orderOf(id)
        return isSo(order) ? order : undefined
      },
      { what: `order ${id} ${what}` },
    )
  const reaches = (id: string, status: string) => becomes(id, (order) => order.status === status, status)

  async function stockOf(productId: string): Promise<any> {
    const { product } = await ask<any, any>(
      stack.url,
      `query ($id: ID!) { product(id: $id) { stock { onHand reserved available } } }`,
      { id: productId },
    )
    return product.stock
  }
  const stockBecomes = (productId: string, stock: object) =>
    until(
      async () => {
        const now = await stockOf(productId)
        return Object.entries(stock).every(([name, value]) => now[name] === value)
      },
      { what: `stock of ${productId} ${JSON.stringify(stock)}` },
    )

  const typesOf = (order: any) => order.statusHistory.map(({ type }: any) => type)
  const prepaid = (paymentReference: string) => ({ paymentMode: 'PREPAID', paymentReference })

  it('is prepaid, shipped in two parts, complete, and returned', async () => {
    const productId = await createProduct(10)
    const id = await place(productId, 5, prepaid('card-1'))
    const seen = watch<any, any>(
      client,
      `subscription ($id: ID!) { orderStatusChanged(orderId: $id, afterSequence: 0) {
        sequence type status previousStatus order { paymentStatus fulfillmentStatus lines { product { sku } } } } }`,
      { id },
    )
    const confirmed = await reaches(id, 'CONFIRMED')
    expect(confirmed.paymentStatus).toBe('AUTHORIZED')
    expect(await stockOf(productId)).toMatchObject({ onHand: 10, reserved: 5, available: 5 })
    const lineId = confirmed.lines[0].id
    await change('shipOrder', { orderId: id, items: [{ lineId, quantity: 2 }], carrier: 'DHL' })
    await becomes(id, ({ shipments }) => shipments[0]?.issuedAt, 'issued')
    expect(await stockOf(productId)).toMatchObject({ onHand: 8, reserved: 3 })
    await becomes(id, ({ paymentStatus }) => paymentStatus === 'PAID', 'PAID')
    await change('shipOrder', { orderId: id })
    const completed = await reaches(id, 'COMPLETED')
    expect(completed).toMatchObject({ fulfillmentStatus: 'FULFILLED', amountPaid: { amount: '100.00' } })
    expect(await stockOf(productId)).toMatchObject({ onHand: 5, reserved: 0, available: 5 })

    const { return: asked } = await change(
      'requestReturn',
      { orderId: id, items: [{ lineId, quantity: 3 }] },
      'return { id }',
    )
    await change('approveReturn', { returnId: asked.id }, 'return { state }')
    await change('receiveReturn', {
      returnId: asked.id,
      items: [
        { lineId, quantity: 2, disposition: 'RESTOCK' },
        { lineId, quantity: 1, disposition: 'DAMAGED' },
      ],
    })
    await becomes(id, ({ returns }) => returns[0]?.restockedAt, 'restocked')
    const refunded = await becomes(
      id,
      ({ paymentStatus }) => paymentStatus === 'PARTIALLY_REFUNDED',
      'refunded',
    )
    expect(refunded).toMatchObject({
      status: 'COMPLETED',
      returnStatus: 'PARTIAL',
      amountRefunded: { amount: '60.00' },
    })
    expect(await stockOf(productId)).toMatchObject({ onHand: 8, reserved: 0, available: 7 })
    await until(() => seen.events.length === refunded.sequence)
    expect(seen.errors).toEqual([])
    expect(seen.events.map(({ orderStatusChanged: { sequence, type } }) => ({ sequence, type }))).toEqual(
      refunded.statusHistory,
    )
    expect(seen.events[0].orderStatusChanged.order).toMatchObject({
      paymentStatus: 'PENDING',
      fulfillmentStatus: 'UNFULFILLED',
      lines: [{ product: { sku: expect.any(String) } }],
    })
    seen.stop()
  })

  it('misses no step when its subscriber is cut off in the middle', async () => {
    const productId = await createProduct(10)
    const id = await place(productId, 5, prepaid('card-1'))
    const document = `subscription ($id: ID!, $after: Int!) { orderStatusChanged(orderId: $id, afterSequence: $after) { sequence } }`
    const sequences = ({ events }: { events: any[] }) =>
      events.map(({ orderStatusChanged }) => orderStatusChanged.sequence)
    const before = watch<any, any>(client, document, { id, after: 0 })
    await until(() => before.events.length >= 2)
    before.stop()
    const last = sequences(before).at(-1)
    await reaches(id, 'CONFIRMED')
    await change('shipOrder', { orderId: id })
    const done = await becomes(
      id,
      (order) => order.status === 'COMPLETED' && order.paymentStatus === 'PAID',
      'paid and COMPLETED',
    )
    const after = watch<any, any>(client, document, { id, after: last })
    await until(() => sequences(after).at(-1) === done.sequence)
    expect([...sequences(before), ...sequences(after)]).toEqual(
      Array.from({ length: done.sequence }, (_, index) => index + 1),
    )
    after.stop()
  })

  it('is declined three times, and its stock is free again', async () => {
    const productId = await createProduct(5)
    const id = await place(productId, 5, prepaid('decline'))
    const declined = (count: number) =>
      becomes(
        id,
        ({ payments }) => payments.filter(({ state }: any) => state === 'DECLINED').length === count,
        `declined ${count} times`,
      )
    await declined(1)
    expect(await stockOf(productId)).toMatchObject({ reserved: 5, available: 0 })
    await change('payOrder', { orderId: id })
    await declined(2)
    await change('payOrder', { orderId: id, paymentReference: 'decline twice' })
    const cancelled = await reaches(id, 'CANCELLED')
    expect(cancelled).toMatchObject({
      paymentStatus: 'FAILED',
      cancellation: { reason: 'PAYMENT_DECLINED' },
    })
    expect(await stockOf(productId)).toMatchObject({ onHand: 5, reserved: 0, available: 5 })
  })

  it('is not paid in time, and its stock is free again; the late payment is given free', async () => {
    const productId = await createProduct(5)
    const id = await place(productId, 5, prepaid('delay:100000s'))
    await reaches(id, 'AWAITING_PAYMENT')
    // An attempt that the provider was not asked for yet would be withdrawn.
    await until(async () => {
      const { rows } = await sql`select from simulated_payments where request ->> 'orderId' = ${id}`.execute(
        db,
      )
      return rows.length === 1
    })
    await sql`update orders set pay_by = now() - interval '1 second' where id = ${id}`.execute(db)
    const cancelled = await reaches(id, 'CANCELLED')
    expect(cancelled.cancellation.reason).toBe('PAYMENT_TIMEOUT')
    expect(await stockOf(productId)).toMatchObject({ reserved: 0, available: 5 })
    await until(async () => {
      const { rows } = await sql`
        update simulated_payments set answer_at = now() where request ->> 'orderId' = ${id} returning id`.execute(
        db,
      )
      return rows.length === 1
    })
    const late = await becomes(id, ({ payments }) => payments[1]?.state === 'SUCCEEDED', 'voided')
    expect(late).toMatchObject({ status: 'CANCELLED', payments: [{ state: 'FAILED' }, { kind: 'VOID' }] })
  })

  it('is cancelled while its payment is under way', async () => {
    const productId = await createProduct(5)
    const id = await place(productId, 2, prepaid('delay:100000s'))
    await reaches(id, 'AWAITING_PAYMENT')
    await change('cancelOrder', { orderId: id })
    expect(await reaches(id, 'CANCELLED')).toMatchObject({ paymentStatus: 'VOIDED' })
    expect(await stockOf(productId)).toMatchObject({ reserved: 0, available: 5 })
  })

  it('has lines cancelled: their stock is free, the rest is shipped and complete', async () => {
    const productId = await createProduct(10)
    const id = await place(productId, 6)
    const { lines } = await reaches(id, 'CONFIRMED')
    await change('cancelOrderLines', { orderId: id, items: [{ lineId: lines[0].id, quantity: 4 }] })
    await stockBecomes(productId, { onHand: 10, reserved: 2, available: 8 })
    expect((await orderOf(id)).status).toBe('CONFIRMED')
    await change('shipOrder', { orderId: id })
    const completed = await reaches(id, 'COMPLETED')
    expect(typesOf(completed)).toEqual([
      'OrderCreated',
      'OrderConfirmed',
      'OrderLinesCancelled',
      'OrderShipped',
      'OrderCompleted',
    ])
    expect(await stockOf(productId)).toMatchObject({ onHand: 8, reserved: 0, available: 8 })
  })

  it('waits for goods that it was promised, and is shipped when they have come', async () => {
    const productId = await createProduct(2, { allowBackorder: true })
    const id = await place(productId, 5, {}, { onShortage: 'BACKORDER' })
    const waiting = await reaches(id, 'CONFIRMED')
    expect(waiting.lines).toMatchObject([{ backorderedQuantity: 3, shippableQuantity: 2 }])
    await change('shipOrder', { orderId: id })
    await change('adjustStock', { productId, warehouse: 'BER', delta: 10, reason: 'delivery' }, '__typename')
    const filled = await becomes(id, ({ lines }) => lines[0].backorderedQuantity === 0, 'filled')
    expect(filled.lines[0].shippableQuantity).toBe(3)
    await change('shipOrder', { orderId: id })
    await reaches(id, 'COMPLETED')
    await stockBecomes(productId, { onHand: 7, reserved: 0, available: 7 })
  })
})
