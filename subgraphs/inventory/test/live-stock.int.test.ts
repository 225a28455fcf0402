import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FeedOptions } from '#platform/messaging/broker.ts'
import { until } from '#platform/testing/until.ts'
import { openLiveStock, type LiveStock } from '../live-stock.ts'
import { findLevels } from '../queries.ts'
import { openLevelStream } from '../level-stream.ts'
import type { LevelState } from '../rows.ts'
import { addProduct, logger, startFixture, type InventoryFixture } from './fixture.ts'

let fixture: InventoryFixture
let live: LiveStock
let feed: FeedOptions

beforeAll(async () => {
  fixture = await startFixture()
  // A feed that brings nothing by itself, as one whose connection is down.
  const broker = {
    feed: async (options: FeedOptions) => {
      feed = options
      return { stop: async () => undefined }
    },
  }
  live = await openLiveStock({
    readChangedSince: (changedSince) => findLevels(fixture.db, { changedSince }),
    broker,
    logger,
  })
})
afterAll(async () => {
  await live.stop()
  await fixture.stop()
})

test('a subscriber gets what changed while the feed was interrupted, once', async () => {
  await addProduct(fixture.first, { sku: 'GAP', stock: { A: 5, B: 3 } })
  const request = { skus: ['GAP'], current: () => findLevels(fixture.db, { skus: ['GAP'] }) }
  const stream = await openLevelStream(live, request)
  const first: LevelState[] = [(await stream.next()).value, (await stream.next()).value]
  expect(first.map(({ warehouseCode, onHand }) => `${warehouseCode} ${onHand}`)).toEqual(['A 5', 'B 3'])
  await sql`update stock_levels set on_hand = 9, version = version + 1, changed_at = now()
    where warehouse_id = 'loc_b'`.execute(fixture.db)
  feed.onGap()
  feed.onGap()
  expect((await stream.next()).value).toMatchObject({ warehouseCode: 'B', onHand: 9 })
  const next = stream.next()
  await sql`update stock_levels set on_hand = 10, version = version + 1, changed_at = now()
    where warehouse_id = 'loc_b'`.execute(fixture.db)
  feed.onGap()
  expect((await next).value).toMatchObject({ warehouseCode: 'B', onHand: 10 })
  await stream.return?.()
})

test('and what an import changed that had begun long before the interruption and ended in it', async () => {
  const { db } = fixture
  await addProduct(fixture.first, { sku: 'LONG', stock: { A: 5 } })
  const request = { skus: ['LONG'], current: () => findLevels(db, { skus: ['LONG'] }) }
  const stream = await openLevelStream(live, request)
  expect((await stream.next()).value).toMatchObject({ onHand: 5 })
  await sql`
    update stock_levels set on_hand = 8, version = version + 1, changed_at = now() - interval '10 minutes'
    where product_id = (select id from products where sku = 'LONG') and warehouse_id = 'loc_a'`.execute(db)
  await sql`
    insert into stock_imports (file_hash, repetition, file_name, rows_applied, rows_refused, actor, applied_at, finished_at)
    values ('x', 0, 'long.csv', 1, 0, 'staff:eve', now() - interval '11 minutes', now())`.execute(db)
  feed.onGap()
  expect((await stream.next()).value).toMatchObject({ onHand: 8 })
  await stream.return?.()
})

test('a message that is not readable is left out', async () => {
  const seen: LevelState[] = []
  const unwatch = live.watch((level) => void seen.push(level))
  const message = (body: string) =>
    feed.onMessage({
      body: Buffer.from(body),
      exchange: 'inventory',
      routingKey: 'stock.level_changed',
      properties: { headers: {} },
      attempt: 0,
    })
  message('nonsense')
  message(
    '{"event":"StockLevelChanged","product_id":"p","sku":"S","warehouse":"A","on_hand":1,"reserved":0,"unavailable":0,"available":1,"version":1}',
  )
  await until(() => seen.some(({ sku }) => sku === 'S'))
  unwatch()
  expect(seen.map(({ sku }) => sku)).toEqual(['S'])
})
