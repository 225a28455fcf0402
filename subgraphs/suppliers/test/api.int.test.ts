import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedCatalogue } from '#schema/seed/catalogue.ts'
import { seedSuppliers } from '../seed.ts'
import { startTestSuppliers, type TestSuppliers } from './fixture.ts'

describe('the API of Suppliers', () => {
  let suppliers: TestSuppliers

  beforeAll(async () => {
    suppliers = await startTestSuppliers()
    await seedSuppliers({ databaseUrl: suppliers.databaseUrl })
  })
  afterAll(() => suppliers.stop())

  it('seeds nothing the second time', async () => {
    expect(await seedSuppliers({ databaseUrl: suppliers.databaseUrl })).toEqual({ suppliers: 0, offers: 0 })
  })

  it('joins offers onto every product of the catalogue, best first', async () => {
    const { _entities: products } = await suppliers.query(
      `query ($products: [_Any!]!) { _entities(representations: $products) { ... on Product {
        id offers { id supplierSku cost { amount currencyCode } supplier { name priority } product { id } } } } }`,
      { products: seedCatalogue.map(({ id }) => ({ __typename: 'Product', id })) },
    )
    for (const { id, offers } of products) {
      expect(offers.length).toBeGreaterThan(0)
      expect(offers[0]).toMatchObject({ product: { id }, cost: { currencyCode: 'EUR' } })
      const priorities = offers.map(({ supplier }: any) => supplier.priority)
      expect(priorities).toEqual(priorities.toSorted())
    }
    expect(products.filter(({ offers }: any) => offers.length > 1).length).toBeGreaterThan(20)
  })

  it.each(['prd_none', '', 'prd_\u0000'])('joins no offers onto the unknown product %j', async (id) => {
    const { _entities: entities } = await suppliers.query(
      'query ($p: [_Any!]!) { _entities(representations: $p) { ... on Product { id offers { id } } } }',
      { p: [{ __typename: 'Product', id }] },
    )
    expect(entities).toEqual([{ id, offers: [] }])
  })

  it('pages through the suppliers by name', async () => {
    const names: string[] = []
    let after: string | null = null
    do {
      const { suppliers: page } = await suppliers.query(
        'query ($after: String) { suppliers(first: 1, after: $after) { totalCount nodes { name } pageInfo { hasNextPage endCursor } } }',
        { after },
      )
      expect(page.totalCount).toBe(3)
      names.push(...page.nodes.map(({ name }: any) => name))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null)
    expect(names).toEqual(['Atelier Nord', 'Baltic Wholesale', 'Meridian Trading'])
  })

  it('pages through the offers of each supplier', async () => {
    const document = `query ($id: ID!, $after: String) { supplier(id: $id) { offers(first: 25, after: $after) {
      totalCount nodes { id supplierSku } pageInfo { hasNextPage endCursor } } } }`
    const skus: string[] = []
    let after: string | null = null
    let total = 0
    do {
      const answer = await suppliers.query(document, { id: 'sup_seed-1', after })
      const page: any = answer.supplier.offers
      total = page.totalCount
      skus.push(...page.nodes.map(({ supplierSku }: any) => supplierSku))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null)
    expect(skus).toHaveLength(total)
    expect(new Set(skus).size).toBe(total)
  })

  it('filters purchase orders and pages through them, newest first', async () => {
    await suppliers.db
      .insertInto('purchaseOrders')
      .values(
        [1, 2, 3].map((n) => ({
          id: `po_${n}`,
          status: 'DRAFT' as const,
          supplierId: n === 3 ? 'sup_seed-2' : 'sup_seed-1',
          currency: 'EUR',
          reason: 'test',
          createdAt: new Date(Date.UTC(2026, 0, n)),
        })),
      )
      .execute()
    await suppliers.db
      .insertInto('purchaseOrderLines')
      .values(
        [1, 2, 3].map((n) => ({
          id: `pol_${n}`,
          purchaseOrderId: `po_${n}`,
          productId: '1',
          supplierSku: 'X',
          quantity: n,
          unitCostMinor: 250n,
          isOpenAuto: false,
          autoCrossing: null,
        })),
      )
      .execute()
    const document = `query ($after: String, $filter: PurchaseOrderFilter) { purchaseOrders(first: 2, after: $after, filter: $filter) {
      totalCount nodes { id status createdAt total { amount } supplier { id } lines { quantity product { id } unitCost { amount } } }
      pageInfo { endCursor hasNextPage } } }`
    const { purchaseOrders: newest } = await suppliers.query(document, { filter: { status: 'DRAFT' } })
    expect(newest.totalCount).toBe(3)
    expect(newest.nodes.map(({ id }: any) => id)).toEqual(['po_3', 'po_2'])
    expect(newest.nodes[0]).toEqual({
      id: 'po_3',
      status: 'DRAFT',
      createdAt: '2026-01-03T00:00:00.000Z',
      total: { amount: '7.50' },
      supplier: { id: 'sup_seed-2' },
      lines: [{ quantity: 3, product: { id: '1' }, unitCost: { amount: '2.50' } }],
    })
    const { purchaseOrders: rest } = await suppliers.query(document, { after: newest.pageInfo.endCursor })
    expect(rest.nodes.map(({ id }: any) => id)).toEqual(['po_1'])
    const counts = await Promise.all(
      [
        { supplierId: 'sup_seed-1' },
        { productId: '1', supplierId: 'sup_seed-2' },
        { productId: 'a\u0000' },
      ].map(async (filter) => (await suppliers.query(document, { filter })).purchaseOrders.totalCount),
    )
    expect(counts).toEqual([2, 1, 0])
  })

  it.each([
    ['a page of none', '{ suppliers(first: 0) { totalCount } }'],
    ['a page of 101', '{ supplier(id: "sup_seed-1") { offers(first: 101) { totalCount } } }'],
    ['a forged cursor', '{ purchaseOrders(after: "nonsense") { totalCount } }'],
    [
      'a cursor that is no date',
      `{ purchaseOrders(after: "${Buffer.from('["purchase orders by age","x","y"]').toString('base64url')}") { totalCount } }`,
    ],
    [
      'a cursor of the 30th of February',
      `{ purchaseOrders(after: "${Buffer.from('["purchase orders by age","2026-02-30T00:00:00.000Z","y"]').toString('base64url')}") { totalCount } }`,
    ],
  ])('refuses %s', async (_what, document) => {
    expect(await suppliers.failures(document)).toEqual(['BAD_USER_INPUT'])
  })

  it.each(['sup_none', '\u0000'])('answers null for the unknown supplier %j', async (id) => {
    expect(await suppliers.query('query ($id: ID!) { supplier(id: $id) { id } }', { id })).toEqual({
      supplier: null,
    })
  })
})
