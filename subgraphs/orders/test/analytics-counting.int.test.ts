import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { catchUp } from '../analytics/catch-up.ts'
import { findSumDifferences, findUncounted, findUncountedOf } from '../analytics/differences.ts'
import { countOrders, countShipments, lockSales, recountEverything } from '../analytics/repository.ts'
import {
  cancel,
  cancelLine,
  confirm,
  issue,
  putOrders,
  readSums,
  ship,
  startTables,
  sumRawLines,
  takeBack,
  type AnalyticsFixture,
  type TestOrder,
} from './analytics-fixture.ts'

let fixture: AnalyticsFixture

beforeAll(async () => {
  fixture = await startTables()
})
afterAll(() => fixture.stop())

const days = ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01']
const line = fc.record({
  product: fc.constantFrom('p1', 'p2', 'p3'),
  brand: fc.constantFrom('', 'A', 'B'),
  category: fc.constantFrom('', 'X', 'Y'),
  quantity: fc.integer({ min: 1, max: 9 }),
  priceMinor: fc.bigInt({ min: 0n, max: 100_000n }),
})
const order = fc.record({
  day: fc.constantFrom(...days),
  currency: fc.constantFrom('EUR', 'JPY'),
  customer: fc.constantFrom(null, 'cus_1', 'cus_2'),
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
})
const part = {
  of: fc.nat({ max: 11 }),
  position: fc.integer({ min: 1, max: 4 }),
  quantity: fc.integer({ min: 1, max: 9 }),
}
const step = fc.oneof(
  fc.record({ type: fc.constant('confirm' as const), ...part }),
  fc.record({ type: fc.constant('confirm' as const), ...part }),
  fc.record({ type: fc.constant('cancel' as const), ...part }),
  fc.record({ type: fc.constant('cancelLine' as const), ...part }),
  fc.record({ type: fc.constant('ship' as const), ...part, day: fc.constantFrom(...days) }),
  fc.record({ type: fc.constant('ship' as const), ...part, day: fc.constantFrom(...days) }),
  fc.record({
    type: fc.constant('issue' as const),
    ...part,
    cost: fc.option(fc.bigInt({ min: 0n, max: 10n ** 7n })),
  }),
  fc.record({ type: fc.constant('takeBack' as const), ...part, restocked: fc.nat({ max: 9 }) }),
  // The news of some orders arrives, late and again; now and then two instances hear them at once.
  fc.record({
    type: fc.constant('count' as const),
    orders: fc.subarray([...Array(12).keys()]),
    twice: fc.boolean(),
  }),
)

async function count(ids: readonly string[]): Promise<void> {
  await fixture.db.transaction().execute(async (tx) => {
    await lockSales(tx)
    await countOrders(tx, ids)
    await countShipments(tx, ids)
  })
}

let run = 0

async function play(orders: readonly TestOrder[], steps: readonly fc.Arbitrary<any>[] | readonly any[]) {
  const { db } = fixture
  for (const action of steps as readonly any[]) {
    if (action.type === 'count') {
      const ids = action.orders.flatMap((index: number) => orders[index]?.id ?? [])
      await Promise.all(action.twice ? [count(ids), count(ids.toReversed())] : [count(ids)])
      continue
    }
    const target = orders[action.of % orders.length] as TestOrder
    const some = { position: ((action.position - 1) % target.lines.length) + 1, quantity: action.quantity }
    if (action.type === 'confirm') await confirm(db, target.id)
    if (action.type === 'cancel') await cancel(db, target.id)
    if (action.type === 'cancelLine') await cancelLine(db, target.id, some)
    if (action.type === 'ship') await ship(db, target.id, some, action.day)
    if (action.type === 'issue') await issue(db, target.id, some, action.cost)
    if (action.type === 'takeBack') await takeBack(db, target.id, some, action.restocked)
  }
}

test('whatever happens to orders, and in whatever order it is heard of, the sums are those of the lines', async () => {
  const { db } = fixture
  await fc.assert(
    fc.asyncProperty(
      fc.array(order, { minLength: 4, maxLength: 12 }),
      // Long enough that orders are counted again and again while things happen to them.
      fc.array(step, { minLength: 80, maxLength: 160, size: 'max' }),
      async (shapes, steps) => {
        run += 1
        const orders = shapes.map((shape, index) => ({ ...shape, id: `ord_${run}_${index}` }))
        await putOrders(db, orders)
        await play(orders, steps)
        // At any moment the sums are exactly those of what was counted.
        expect(await findSumDifferences(db)).toEqual([])
        await count(orders.map(({ id }) => id))
        expect(await readSums(db)).toEqual(await sumRawLines(db))
        expect(await findUncounted(db)).toEqual([])
        expect(await findSumDifferences(db)).toEqual([])
      },
    ),
    // Shrinking plays hundreds of histories on the database: the seed is told, which is enough.
    { numRuns: 10, endOnFailure: true },
  )
  const before = await readSums(db)
  expect(before.size).toBeGreaterThan(50)
  await db.transaction().execute(async (tx) => {
    await lockSales(tx)
    await recountEverything(tx)
  })
  expect(await readSums(db)).toEqual(before)
  expect(await findSumDifferences(db)).toEqual([])
})

test('what was tampered with is found, and counted right again', async () => {
  const { db } = fixture
  await putOrders(
    db,
    [
      {
        id: 'ord_wrong',
        day: '2026-05-01',
        currency: 'EUR',
        customer: null,
        lines: [{ product: 'p9', brand: 'A', category: 'X', quantity: 2, priceMinor: 500n }],
      },
    ],
    'CONFIRMED',
  )
  expect(await findUncounted(db)).toEqual(['ord_wrong'])
  await count(['ord_wrong'])
  await ship(db, 'ord_wrong', { position: 1, quantity: 1 }, '2026-05-02')
  expect(await findUncountedOf(db, ['ord_wrong'])).toEqual(['ord_wrong'])
  await count(['ord_wrong'])
  expect(await findUncounted(db)).toEqual([])
  await (db as any)
    .updateTable('sales')
    .set({ units: 7 })
    .where('dimension', '=', 'PRODUCT')
    .where('productId', '=', 'p9')
    .where('grain', '=', 'DAY')
    .execute()
  await (db as any).updateTable('shippedUnits').set({ units: 7 }).where('productId', '=', 'p9').execute()
  expect(await findSumDifferences(db)).toEqual([
    {
      sum: 'PRODUCT DAY 2026-05-01 EUR A X p9 ',
      kept: expect.objectContaining({ units: '7' }),
      counted: expect.objectContaining({ units: '2' }),
    },
    { sum: 'shipped p9 2026-05-02', kept: { units: '7' }, counted: { units: '1' } },
  ])
  await db.transaction().execute(async (tx) => {
    await lockSales(tx)
    await recountEverything(tx)
  })
  expect(await findSumDifferences(db)).toEqual([])
  expect(await readSums(db)).toEqual(await sumRawLines(db))
})

test('an order whose event was lost is counted a while after its last step', async () => {
  const { db } = fixture
  const lost = (id: string): TestOrder => ({
    id,
    day: '2026-06-01',
    currency: 'EUR',
    customer: null,
    lines: [{ product: 'p8', brand: 'A', category: 'X', quantity: 2, priceMinor: 500n }],
  })
  await putOrders(db, [lost('ord_lost'), lost('ord_shipped'), lost('ord_on_its_way')], 'CONFIRMED')
  await count(['ord_shipped'])
  await ship(db, 'ord_shipped', { position: 1, quantity: 1 }, '2026-06-02')
  const updated = (ids: readonly string[], minutes: number) =>
    sql`update orders set updated_at = now() - make_interval(mins => ${minutes}) where id = any(${ids}::text[])`.execute(
      db,
    )
  await updated(['ord_lost', 'ord_shipped'], 2)
  await updated(['ord_on_its_way'], 0)
  expect(await catchUp(db)).toBe(2)
  expect(await findUncounted(db)).toEqual(['ord_on_its_way'])
  expect(await catchUp(db)).toBe(0)
  await updated(['ord_on_its_way'], 6)
  expect(await catchUp(db)).toBe(1)
  expect(await findUncounted(db)).toEqual([])
  expect(await findSumDifferences(db)).toEqual([])
  expect(await readSums(db)).toEqual(await sumRawLines(db))
})
