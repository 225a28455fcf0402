import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '#platform/testing/until.ts'
import { lowStock, saveOffers, startTestSuppliers, type TestSuppliers } from './fixture.ts'

describe('low stock', () => {
  let suppliers: TestSuppliers
  const feed: unknown[] = []

  beforeAll(async () => {
    suppliers = await startTestSuppliers()
    await suppliers.startAnother()
    await saveOffers(suppliers.db, ['prd_1', '7', 'prd_twice', 'prd_many', 'prd_crossing', 'prd_fence'])
    await suppliers.broker.feed({
      exchange: 'suppliers',
      routingKeys: ['purchase_order.drafted'],
      onMessage: ({ body }) => feed.push(JSON.parse(body.toString())),
      onGap: () => {},
    })
  })
  afterAll(() => suppliers.stop())

  const linesOf = (productId: string) =>
    suppliers.db
      .selectFrom('purchaseOrderLines')
      .innerJoin('purchaseOrders', 'purchaseOrders.id', 'purchaseOrderId')
      .where('productId', '=', productId)
      .selectAll()
      .execute()

  const sent = new Set<string>()
  const publish = async (...messages: ReturnType<typeof lowStock>[]) => {
    await suppliers.broker.publish(messages)
    for (const { properties } of messages) sent.add(properties.messageId)
    const inbox = suppliers.db.selectFrom('inbox' as never).select('messageId' as never)
    await until(async () => (await inbox.execute()).length === sent.size)
  }

  it('drafts a purchase order by the preferred supplier and tells so', async () => {
    await publish(lowStock('first', { product_id: 'prd_1', crossing: 1 }))
    const [line, ...more] = await linesOf('prd_1')
    expect(more).toEqual([])
    expect(line).toMatchObject({ supplierId: 'sup_a', status: 'DRAFT', quantity: 17, unitCostMinor: 1250n })
    expect(line?.number).toMatch(/^PO-\d{5}$/)
    const event = await until(() => feed[0])
    expect(event).toMatchObject({
      event: 'PurchaseOrderDrafted',
      purchase_order_id: line?.purchaseOrderId,
      supplier_id: 'sup_a',
      lines: [{ product_id: 'prd_1', quantity: 17 }],
    })
  })

  it('names a numeric product by a number', async () => {
    await publish(lowStock('numeric', { product_id: 7 }))
    const event = await until(() => feed.find((body) => JSON.stringify(body).includes('"product_id":7,')))
    expect(event).toMatchObject({ lines: [{ product_id: 7, quantity: 17 }] })
  })

  it('delivered twice drafts one purchase order', async () => {
    const message = lowStock('twice', { product_id: 'prd_twice', crossing: 1 })
    await publish(message, message)
    await publish(message, lowStock('twice-fence', { product_id: 'prd_fence' }))
    expect(await linesOf('prd_twice')).toHaveLength(1)
  })

  it('told by many messages to two instances drafts one purchase order', async () => {
    await publish(...Array.from({ length: 60 }, (_, n) => lowStock(`many-${n}`, { product_id: 'prd_many' })))
    expect(await linesOf('prd_many')).toHaveLength(1)
  })

  it('of a crossing that was answered drafts nothing, even when that order is no longer open', async () => {
    await publish(lowStock('crossing-1', { product_id: 'prd_crossing', crossing: 1 }))
    await suppliers.db
      .updateTable('purchaseOrderLines')
      .set({ isOpenAuto: false })
      .where('productId', '=', 'prd_crossing')
      .execute()
    await publish(lowStock('crossing-1-again', { product_id: 'prd_crossing', crossing: 1 }))
    expect(await linesOf('prd_crossing')).toHaveLength(1)
    await publish(lowStock('crossing-2', { product_id: 'prd_crossing', crossing: 2 }))
    expect(await linesOf('prd_crossing')).toHaveLength(2)
  })

  it('of a product that nobody offers is taken from the queue without an order', async () => {
    await publish(lowStock('nobody', { product_id: 'prd_unknown' }))
    expect(await linesOf('prd_unknown')).toEqual([])
  })
})
