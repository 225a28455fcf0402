import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { customerFields, customersOf, lima, orderFields, quito } from './customers-fixture.ts'
import { place, startFixture, teachProducts, type OrdersFixture } from './fixture.ts'

let orders: OrdersFixture
const { ask, create, update, order } = customersOf(() => orders.first)

beforeAll(async () => {
  orders = await startFixture()
  await teachProducts(orders, { id: 'prd_a', amount: '19.90' }, { id: 'prd_b', amount: '5.00' })
})
afterAll(() => orders.stop())

describe('a customer', () => {
  test('is added with addresses, the first of which is the default', async () => {
    const { customer, userErrors } = await create({
      reference: 'C-1',
      name: 'Ana Torres',
      email: 'Ana@shop.example',
      phone: '+593 2 123',
      addresses: [{ label: 'home', address: quito }, { address: lima }],
    })
    expect(userErrors).toEqual([])
    expect(customer).toEqual({
      id: expect.stringMatching(/^cus_/),
      reference: 'C-1',
      name: 'Ana Torres',
      email: 'Ana@shop.example',
      phone: '+593 2 123',
      version: 1,
      addresses: [
        { label: 'home', isDefault: true, address: { street: quito.street, city: 'Quito', country: 'EC' } },
        { label: null, isDefault: false, address: { street: lima.street, city: 'Lima', country: 'PE' } },
      ],
    })
    const { data } = await ask(`query ($id: ID!) { customer(id: $id) { ${customerFields} } }`, {
      id: customer.id,
    })
    expect(data.customer).toEqual(customer)
  })

  test('shares neither reference nor e-mail with another, in any case of letters', async () => {
    await create({ reference: 'C-2', name: 'Bo', email: 'bo@shop.example' })
    expect((await create({ reference: 'C-2', name: 'Other' })).userErrors).toEqual([
      { code: 'DUPLICATE', path: ['input', 'reference'] },
    ])
    expect((await create({ name: 'Other', email: 'BO@shop.example' })).userErrors).toEqual([
      { code: 'DUPLICATE', path: ['input', 'email'] },
    ])
    const { customer } = await create({ name: 'Cy' })
    expect((await update({ id: customer.id, email: 'bo@SHOP.example' })).userErrors).toEqual([
      { code: 'DUPLICATE', path: ['input', 'email'] },
    ])
  })

  test('is not added with what is malformed', async () => {
    expect((await create({ name: ' ' })).userErrors).toEqual([{ code: 'BAD_INPUT', path: ['input', 'name'] }])
    await expect(create({ name: 'Di', email: 'not an address' })).rejects.toThrow('BAD_USER_INPUT')
  })

  test('is changed by version: of two who saw the same one wins', async () => {
    const { customer } = await create({ name: 'Eva', email: 'eva@shop.example' })
    const changes = await Promise.all(
      ['Eva A.', 'Eva B.'].map((name) => update({ id: customer.id, expectedVersion: 1, name })),
    )
    const refused = changes.filter(({ userErrors }) => userErrors.length > 0)
    expect(refused.map(({ userErrors }) => userErrors)).toEqual([
      [{ code: 'VERSION_CONFLICT', path: ['input', 'expectedVersion'], currentVersion: 2 }],
    ])
    const cleared = await update({ id: customer.id, email: null })
    expect(cleared.customer).toMatchObject({ email: null, version: 3 })
    expect((await update({ id: 'cus_none', name: 'X' })).userErrors).toEqual([
      { code: 'NOT_FOUND', path: ['input', 'id'] },
    ])
  })

  test('is found by part of name or e-mail, by reference, page by page', async () => {
    for (const name of ['Zoe 1', 'Zoe 2', 'Zoe 3'])
      await create({ name, reference: name, email: `${name.replace(' ', '')}@example.org` })
    const list = async (args: string, fields = 'nodes { name }') =>
      (await ask(`{ customers(${args}) { ${fields} } }`)).data.customers
    expect((await list('filter: { search: "ZOE" }')).nodes.map((one: any) => one.name)).toEqual([
      'Zoe 1',
      'Zoe 2',
      'Zoe 3',
    ])
    expect((await list('filter: { search: "oe2@exam" }')).nodes).toEqual([{ name: 'Zoe 2' }])
    expect((await list('filter: { search: "%" }')).nodes).toEqual([])
    expect(
      await list('filter: { reference: { in: ["Zoe 3", "none"] } }', 'totalCount nodes { name }'),
    ).toEqual({ totalCount: 1, nodes: [{ name: 'Zoe 3' }] })
    expect((await list('filter: { email: { eq: "ZOE1@EXAMPLE.ORG" } }')).nodes).toEqual([{ name: 'Zoe 1' }])
    const page = await list(
      'first: 2, filter: { search: "zoe" }',
      'nodes { name } pageInfo { hasNextPage endCursor } totalCount',
    )
    expect(page).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } })
    expect(
      (await list(`first: 2, after: "${page.pageInfo.endCursor}", filter: { search: "zoe" }`)).nodes,
    ).toEqual([{ name: 'Zoe 3' }])
  })
})

describe('an order', () => {
  test('keeps the customer as they were', async () => {
    const { customer } = await create({
      name: 'Fay',
      email: 'fay@shop.example',
      addresses: [{ address: quito }],
    })
    const { order: placed } = await order({ customerId: customer.id }, 'staff:jo')
    const kept = {
      placedBy: 'staff:jo',
      contact: { name: 'Fay', email: 'fay@shop.example', phone: null },
      shippingAddress: quito,
      billingAddress: null,
    }
    expect(placed).toMatchObject({ ...kept, customer: { id: customer.id, name: 'Fay' } })
    await update({ id: customer.id, name: 'Fay Renamed', email: null, addresses: [{ address: lima }] })
    const { data } = await ask(`query ($id: ID!) { order(id: $id) { ${orderFields} } }`, { id: placed.id })
    expect(data.order).toMatchObject({ ...kept, customer: { id: customer.id, name: 'Fay Renamed' } })
  })

  test('of a guest keeps what the guest said, or nothing', async () => {
    const { order: placed } = await order({
      customer: { email: 'guest@example.org' },
      shippingAddress: lima,
      billingAddress: quito,
      note: 'ring twice',
    })
    expect(placed).toMatchObject({
      placedBy: 'staff:anonymous',
      customer: null,
      contact: { name: null, email: 'guest@example.org', phone: null },
      shippingAddress: { ...lima, postalCode: null },
      billingAddress: { city: 'Quito' },
      note: 'ring twice',
    })
    expect((await order({})).order).toMatchObject({ customer: null, contact: null, shippingAddress: null })
  })

  test('of an unknown customer, or with a bad address, is refused at once', async () => {
    expect((await order({ customerId: 'cus_none' })).userErrors).toEqual([
      { code: 'NOT_FOUND', path: ['input', 'customerId'] },
    ])
    expect((await order({ shippingAddress: { ...lima, country: 'Peru' } })).userErrors).toEqual([
      { code: 'BAD_INPUT', path: ['input', 'shippingAddress', 'country'] },
    ])
  })

  test('comes from other books with its price and its day', async () => {
    const placedAt = '2010-12-01T08:26:00.000Z'
    const { order: placed } = await order({
      placedAt,
      items: [
        { productId: 'prd_a', quantity: 6, unitPrice: { amount: '2.55', currencyCode: 'GBP' } },
        { productId: 'prd_b', quantity: 1, unitPrice: { amount: '0', currencyCode: 'GBP' } },
      ],
    })
    expect(placed).toMatchObject({
      createdAt: placedAt,
      total: { amount: '15.30', currencyCode: 'GBP' },
    })
    expect(Date.parse(placed.updatedAt)).toBeGreaterThan(Date.parse('2020-01-01'))
    expect((await order({ placedAt: '2999-01-01T00:00:00Z' })).userErrors).toEqual([
      { code: 'BAD_INPUT', path: ['input', 'placedAt'] },
    ])
  })

  test('is repeated for the same actor only', async () => {
    const idempotencyKey = crypto.randomUUID()
    const first = await order({ idempotencyKey }, 'staff:jo')
    expect(await order({ idempotencyKey }, 'staff:jo')).toMatchObject({
      replayed: true,
      order: { id: first.order.id },
    })
    const other = await order({ idempotencyKey }, 'staff:al')
    expect(other.replayed).toBe(false)
    expect(other.order.id).not.toBe(first.order.id)
    expect((await order({ idempotencyKey, note: 'more' }, 'staff:jo')).userErrors).toEqual([
      { code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'idempotencyKey'] },
    ])
  })
})

test('the orders of several customers are read page by page, newest first', async () => {
  const ids: string[] = []
  for (const name of ['Ivy', 'Jan', 'Kim']) ids.push((await create({ name, reference: name })).customer.id)
  const placed: string[] = []
  for (let index = 0; index < 3; index++)
    placed.unshift((await order({ customerId: ids[0] }, 'staff:jo')).order.id)
  await order({ customerId: ids[1] })
  const list = async (after?: string) =>
    (
      await ask(
        `query ($after: String) { customers(filter: { reference: { in: ["Ivy", "Jan", "Kim"] } }) { nodes {
          orders(first: 2, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } } }`,
        { after },
      )
    ).data.customers.nodes.map(({ orders: page }: any) => page)
  const [ivy, jan, kim] = await list()
  expect(ivy).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } })
  expect(ivy.nodes.map(({ id }: any) => id)).toEqual(placed.slice(0, 2))
  expect([jan.totalCount, kim.totalCount, kim.nodes]).toEqual([1, 0, []])
  const [second] = await list(ivy.pageInfo.endCursor)
  expect(second.nodes.map(({ id }: any) => id)).toEqual(placed.slice(2))
})

test('an order of before customers were kept is a guest’s, placed by staff without a name', async () => {
  const { order: placed } = await place(orders.first, [{ productId: 'prd_a', quantity: 1 }])
  const { data } = await ask('query ($id: ID!) { order(id: $id) { placedBy customer { id } note } }', {
    id: placed.id,
  })
  expect(data.order).toEqual({ placedBy: 'staff:anonymous', customer: null, note: null })
})
