import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addProduct,
  bookFaults,
  orderOf,
  publish,
  startFixture,
  stockOf,
  untilReservation,
  untilTold,
  type InventoryFixture,
} from '../../subgraphs/inventory/test/fixture.ts'
import { runCommand } from './command.ts'

let fixture: InventoryFixture
let productId: string

beforeAll(async () => {
  fixture = await startFixture()
  ;({ id: productId } = await addProduct(fixture.first, { sku: 'REB-1', stock: { A: 50, B: 50 } }))
  for (let number = 1; number <= 6; number++)
    await publish(fixture.first.broker, 'OrderCreated', orderOf(`reb-${number}`, productId, 2))
  for (let number = 1; number <= 6; number++) await untilReservation(fixture.first, `reb-${number}`, 'HELD')
  await publish(fixture.first.broker, 'OrderConfirmed', { order_id: 'reb-2' })
  await publish(fixture.first.broker, 'OrderCancellationRequested', { order_id: 'reb-3' })
  await untilReservation(fixture.first, 'reb-2', 'COMMITTED')
  await untilReservation(fixture.first, 'reb-3', 'RELEASED')
})
afterAll(async () => {
  await fixture.stop()
})

const rebuild = (...args: string[]) => runCommand('rebuild', ['--database-url', fixture.databaseUrl, ...args])

const lineOf = (order: string) =>
  sql`reservation_id = (select id from reservations where order_id = ${order})`

test('says that the books are right', async () => {
  expect(await rebuild()).toMatchObject({
    code: 0,
    stdout: 'The ledger rebuilds every level and every reservation.\n',
  })
  expect((await rebuild('--apply')).code).toBe(0)
})

test('finds a damaged level, line, state and count, and a reservation that is gone; and repairs them while orders come in', async () => {
  const { db } = fixture
  await sql`update stock_levels set on_hand = on_hand + 7, reserved = reserved - 1 where warehouse_id = 'loc_a'`.execute(
    db,
  )
  await sql`update product_stock set available = 1`.execute(db)
  await sql`update reservation_lines set quantity = 5 where ${lineOf('reb-1')}`.execute(db)
  await sql`update reservations set state = 'RELEASED' where order_id = 'reb-2'`.execute(db)
  await sql`update reservations set state = 'COMMITTED' where order_id = 'reb-3'`.execute(db)
  await sql`delete from reservation_lines where ${lineOf('reb-4')}`.execute(db)
  await sql`delete from reservation_lines where ${lineOf('reb-5')}`.execute(db)
  await sql`delete from reservations where order_id = 'reb-5'`.execute(db)

  const found = await rebuild('--dry-run')
  expect(found.code).toBe(1)
  expect(found.stdout.split('\n')).toEqual([
    `${productId} in loc_a: level 57 on hand, 9 reserved, 0 unavailable, 0 backordered, 0 incoming, ledger 50 on hand, 10 reserved, 0 unavailable, 0 backordered, 0 incoming`,
    expect.stringMatching(/^the reservation of reb-1: HELD with 5 of .* ledger HELD with 2 of /),
    expect.stringMatching(/^the reservation of reb-2: RELEASED with 2 of .* ledger HELD with 2 of /),
    'the reservation of reb-3: COMMITTED with nothing, ledger RELEASED with nothing',
    expect.stringMatching(/^the reservation of reb-4: HELD with nothing, ledger HELD with 2 of /),
    expect.stringMatching(/^the reservation of reb-5: missing, ledger HELD with 2 of /),
    `${productId}: 1 counted as available, its levels add up to 98`,
    '7 differences. --apply repairs them.',
    '',
  ])

  const orders = Promise.all(
    Array.from({ length: 20 }, (_, number) =>
      publish(fixture.first.broker, 'OrderCreated', orderOf(`reb-live-${number}`, productId, 1)),
    ),
  )
  const repaired = await rebuild('--apply')
  expect(repaired).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Repaired 1 levels, 5 reservations'),
  })
  await orders
  for (let number = 0; number < 20; number++)
    await untilReservation(fixture.first, `reb-live-${number}`, 'HELD')
  expect((await rebuild()).code).toBe(0)
  expect(await bookFaults(fixture)).toEqual([])
  expect((await stockOf(fixture.first, 'REB-1')).stock).toMatchObject({
    onHand: 100,
    reserved: 30,
    available: 70,
  })
  await untilTold(fixture, 'StockLevelChanged', { of: productId, count: 3 })

  // What was recreated goes on as if nothing had been.
  await publish(fixture.first.broker, 'OrderCancellationRequested', { order_id: 'reb-5' })
  const released = await untilTold(fixture, 'StockReleased', { of: 'reb-5' })
  expect(released[0]?.body.items).toEqual([{ product_id: productId, quantity: 2 }])
})

test('leaves a level as it is of which the ledger says what cannot be', async () => {
  const { db } = fixture
  await sql`alter table stock_movements disable trigger append_only`.execute(db)
  await sql`update stock_movements set on_hand_delta = 1 where type = 'RECEIPT' and warehouse_id = 'loc_a'`.execute(
    db,
  )
  const { code, stdout } = await rebuild('--apply')
  expect(code).toBe(1)
  expect(stdout).toContain(`${productId} in loc_a: what the ledger says cannot be`)
})

test('leaves a reservation as it is of which the ledger says what cannot be, and repairs the others', async () => {
  const { db } = fixture
  await sql`
    update stock_movements set reserved_delta = -1, on_hand_delta = -2 where order_id = 'reb-1' and type = 'RESERVE'`.execute(
    db,
  )
  await sql`update reservation_lines set quantity = 5 where ${lineOf('reb-2')}`.execute(db)
  const { code, stdout } = await rebuild('--apply')
  expect(code).toBe(1)
  expect(stdout).toContain('the reservation of reb-1: what the ledger says cannot be; it was left as it is')
  const { rows } = await sql`select quantity from reservation_lines where ${lineOf('reb-2')}`.execute(db)
  expect(rows).toEqual([{ quantity: 2 }])
})

test('refuses options that contradict each other', async () => {
  expect(await rebuild('--apply', '--dry-run')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('opposites'),
  })
})
