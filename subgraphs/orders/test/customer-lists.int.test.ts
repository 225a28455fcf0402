import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { send, startFixture, type OrdersFixture } from './fixture.ts'

let orders: OrdersFixture

beforeAll(async () => {
  orders = await startFixture()
})
afterAll(() => orders.stop())

test('customers of the same millisecond come one by one, each once, both ways', async () => {
  // Given by the database, to the microsecond, as whatever is inserted without a time is.
  await sql`
    insert into customers (id, name, created_at, updated_at)
    select 'cus_' || n, 'Customer ' || n, time, time
    from (values (1, timestamptz '2026-01-01 00:00:00.000100Z'), (2, '2026-01-01 00:00:00.000900Z'),
      (3, '2026-01-01 00:00:00.000400Z'), (4, '2026-01-01 00:00:01Z')) as given (n, time)`.execute(orders.db)
  for (const direction of ['ASC', 'DESC']) {
    const seen: string[] = []
    let after: string | null = null
    for (let hasNextPage = true; hasNextPage && seen.length < 10;) {
      const { data }: any = await send(
        orders.first.service,
        `query ($after: String, $direction: OrderDirection!) {
          customers(first: 1, after: $after, orderBy: { field: CREATED_AT, direction: $direction }) {
            nodes { id } pageInfo { hasNextPage endCursor } } }`,
        { after, direction },
      )
      seen.push(...data.customers.nodes.map(({ id }: any) => id))
      ;({ hasNextPage, endCursor: after } = data.customers.pageInfo)
    }
    expect(seen.toSorted()).toEqual(['cus_1', 'cus_2', 'cus_3', 'cus_4'])
    expect(seen.at(direction === 'ASC' ? -1 : 0)).toBe('cus_4')
  }
})
