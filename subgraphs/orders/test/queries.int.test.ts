import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { cancel, place, publish, send, startFixture, teachProducts, untilStatus } from './fixture.ts'
import type { OrdersFixture } from './fixture.ts'

let orders: OrdersFixture
let placed: { id: string; orderNumber: string; createdAt: string }[]

beforeAll(async () => {
  orders = await startFixture()
  await teachProducts(orders, { id: 'prd_a' })
  placed = []
  for (let index = 0; index < 7; index++)
    placed.push((await place(orders.first, [{ productId: 'prd_a', quantity: index + 1 }])).order)
  await cancel(orders.first, ids()[0] as string)
  await publish(orders.first.broker, 'StockReserved', { order_id: ids()[3] })
  await untilStatus(orders.first, ids()[3] as string, 'CONFIRMED')
})
afterAll(() => orders.stop())

const ids = () => placed.map(({ id }) => id)
const query = (text: string, variables: object = {}) => send(orders.first.service, text, variables)
const listDocument = `
  query ($first: Int! = 20, $after: String, $filter: OrderFilter, $orderBy: OrderOrder! = { field: CREATED_AT }) {
    orders(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      totalCount nodes { id } edges { cursor node { id } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`
const list = async (variables: object) => (await query(listDocument, variables)).data.orders
const found = async (filter: object) =>
  (await list({ filter })).nodes.map(({ id }: { id: string }) => placed.findIndex((order) => order.id === id))

describe('a list of orders', () => {
  test.each([
    ['CREATED_AT', 'ASC'],
    ['CREATED_AT', 'DESC'],
    ['UPDATED_AT', 'ASC'],
    ['UPDATED_AT', 'DESC'],
  ])('by %s %s comes page by page, each order once', async (field, direction) => {
    const orderBy = { field, direction }
    const seen: string[] = []
    let after: string | null = null
    for (;;) {
      const page: any = await list({ first: 3, after, orderBy })
      seen.push(...page.nodes.map(({ id }: { id: string }) => id))
      expect(page.totalCount).toBe(7)
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null)
      after = page.pageInfo.endCursor
      if (!page.pageInfo.hasNextPage) break
    }
    const upwards = direction === 'ASC' ? seen : seen.toReversed()
    const expected = field === 'CREATED_AT' ? ids() : [1, 2, 4, 5, 6, 0, 3].map((index) => ids()[index])
    expect(upwards).toEqual(expected)
  })

  test('is filtered by status, number and time', async () => {
    const [first, , third] = placed
    expect(await found({ status: { eq: 'CONFIRMED' } })).toEqual([3])
    expect(await found({ status: { in: ['CONFIRMED', 'CANCELLING'] } })).toEqual([3, 0])
    expect(await found({ status: { in: [] } })).toEqual([])
    expect(await found({ orderNumber: { eq: third?.orderNumber } })).toEqual([2])
    expect(await found({ orderNumber: { in: [first?.orderNumber, 'ORD-1', 'ORD-\0'] } })).toEqual([0])
    expect(await found({ createdAt: { gte: third?.createdAt } })).toEqual([6, 5, 4, 3, 2])
    expect(await found({ createdAt: { gte: first?.createdAt, lt: third?.createdAt } })).toEqual([1, 0])
    expect(await found({ status: { eq: 'PENDING' }, createdAt: { lt: third?.createdAt } })).toEqual([1])
  })

  test('refuses a page size, a list and a cursor that it does not offer', async () => {
    const { endCursor } = (await list({ first: 1 })).pageInfo
    const forged = Buffer.from(JSON.stringify(['CREATED_AT:DESC', 'yesterday', 'ord_\0'])).toString(
      'base64url',
    )
    for (const variables of [
      { first: 0 },
      { first: 101 },
      { after: 'nonsense' },
      { after: forged },
      { after: endCursor, orderBy: { field: 'CREATED_AT', direction: 'ASC' } },
      { filter: { orderNumber: { in: Array.from({ length: 101 }, String) } } },
    ]) {
      const { errors } = await query(listDocument, variables)
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    }
  })
})

test('an order that does not exist is null', async () => {
  for (const id of ['ord_none', '', 'ord_\0'])
    expect(await query('query ($id: ID!) { order(id: $id) { id } }', { id })).toEqual({
      data: { order: null },
    })
})

test('references resolve together, unknown ones to null', async () => {
  const representations = [...ids(), 'ord_none'].map((id) => ({ __typename: 'Order', id }))
  const { data } = await query(
    `query ($representations: [_Any!]!) {
      found: _entities(representations: $representations) { ... on Order { id lines { quantity } } }
    }`,
    { representations },
  )
  expect(data.found).toEqual([...ids().map((id, index) => ({ id, lines: [{ quantity: index + 1 }] })), null])
})

describe('the database refuses', () => {
  const id = () => ids()[1] as string
  test.each([
    [
      'a cancelled order without its reason',
      () => sql`update orders set status = 'CANCELLED' where id = ${id()}`,
    ],
    ['a status that there is not', () => sql`update orders set status = 'LOST' where id = ${id()}`],
    ['a negative total', () => sql`update orders set total_minor = -1 where id = ${id()}`],
    ['a quantity of zero', () => sql`update order_lines set quantity = 0 where order_id = ${id()}`],
  ])('%s', async (_name, statement) => {
    await expect(statement().execute(orders.db)).rejects.toThrow(/check constraint/)
  })
})

test('a service that has its tables starts on them', async () => {
  const second = await orders.startInstance()
  const { data } = await send(second.service, '{ orders { totalCount } }')
  expect(data.orders.totalCount).toBe(7)
  const ready = await fetch(second.service.url.replace('/graphql', '/health/ready'))
  expect(ready.status).toBe(200)
  await second.stop()
})
