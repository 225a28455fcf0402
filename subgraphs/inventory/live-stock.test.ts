import { expect, test } from 'vitest'
import type { FeedOptions } from '#platform/messaging/broker.ts'
import { createLogger } from '#platform/telemetry/logger.ts'
import { until } from '#platform/testing/until.ts'
import { openLiveStock } from './live-stock.ts'
import type { LevelState } from './rows.ts'

const logger = createLogger('test', 'silent')

function level(version: number, occurredAt: Date): LevelState {
  const amounts = {
    onHand: version,
    reserved: 0,
    unavailable: 0,
    sellBuffer: 0,
    available: version,
    backordered: 0,
    incoming: 0,
  }
  return {
    productId: '1',
    sku: 'ONE',
    warehouseCode: 'A',
    ...amounts,
    version,
    occurredAt: occurredAt.toISOString(),
  }
}

function delivery({ productId, sku, warehouseCode, onHand, version, occurredAt }: LevelState) {
  const amounts = { on_hand: onHand, reserved: 0, unavailable: 0, available: onHand }
  const body = {
    event: 'StockLevelChanged',
    product_id: productId,
    sku,
    warehouse: warehouseCode,
    ...amounts,
    version,
    occurred_at: occurredAt,
  }
  return {
    body: Buffer.from(JSON.stringify(body)),
    exchange: 'inventory',
    routingKey: 'stock.level_changed',
    properties: { headers: {} },
    attempt: 0,
  }
}

/** A live stock whose feed and whose database the test plays; `reads` are the instants that were asked for. */
async function play(answer: (read: number) => Promise<LevelState[]>) {
  let feed: FeedOptions | undefined
  const reads: Date[] = []
  const live = await openLiveStock({
    broker: {
      feed: async (options) => {
        feed = options
        return { stop: async () => undefined }
      },
    },
    readChangedSince: (since) => answer(reads.push(since)),
    logger,
  })
  const seen: number[] = []
  const unwatch = live.watch(({ version }) => seen.push(version))
  return { live, feed: feed!, reads, seen, unwatch }
}

test('a gap is caught up though the database fails at first, from where it began', async () => {
  const began = Date.now()
  const { live, feed, reads, seen } = await play((read) =>
    read === 1 ? Promise.reject(new Error('connection lost')) : Promise.resolve([level(7, new Date())]),
  )
  feed.onGap()
  feed.onMessage(delivery(level(8, new Date())))
  await until(() => seen.includes(7))
  expect(seen).toEqual([8, 7])
  expect(reads[1]).toEqual(reads[0])
  expect(reads[0]!.getTime()).toBeLessThan(began)
  await live.stop()
})

test('a gap during the reading of another is read as well', async () => {
  const { live, feed, reads } = await play((read) => {
    if (read === 1) feed.onGap()
    return Promise.resolve([])
  })
  feed.onGap()
  await until(() => reads.length === 2)
  await live.stop()
  expect(reads).toHaveLength(2)
})

test('an event from the future hides no gap', async () => {
  const { live, feed, reads } = await play(() => Promise.resolve([]))
  feed.onMessage(delivery(level(1, new Date('2999-01-01'))))
  feed.onGap()
  await until(() => reads.length === 1)
  expect(reads[0]!.getTime()).toBeLessThan(Date.now())
  await live.stop()
})

test('a gap that nobody was there to notice is not read, and one that began before a subscriber came is', async () => {
  const { live, feed, reads, unwatch } = await play(() => Promise.resolve([]))
  unwatch()
  feed.onGap()
  expect(reads).toHaveLength(0)
  const came = Date.now()
  live.watch(() => undefined)
  feed.onGap()
  await until(() => reads.length > 0)
  await live.stop()
  expect(reads).toHaveLength(1)
  expect(reads[0]!.getTime()).toBeLessThan(came)
})
