import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addProduct,
  bookFaults,
  publish,
  startFixture,
  stockOf,
  untilReservation,
  type InventoryFixture,
} from '../../subgraphs/inventory/test/fixture.ts'
import { runCommand } from './command.ts'

let fixture: InventoryFixture
let directory: string

beforeAll(async () => {
  fixture = await startFixture()
  directory = await mkdtemp(join(tmpdir(), 'stock-files-'))
})
afterAll(async () => {
  await fixture.stop()
  await rm(directory, { recursive: true })
})

test('two imports and the orders of two instances share products, and nobody waits for ever or loses anything', async () => {
  const second = await fixture.startInstance()
  const numbers = Array.from({ length: 20 }, (_, index) => index)
  const ids: string[] = []
  for (const number of numbers)
    ids.push((await addProduct(fixture.first, { sku: `LIVE-${number}`, stock: { A: 200, B: 200 } })).id)
  const importOf = async (name: string, order: readonly number[]) => {
    const path = join(directory, `${name}.csv`)
    const lines = Array.from({ length: 100 }, () =>
      order.map((number) => `LIVE-${number},${number % 2 === 0 ? 'A' : 'B'},1,${name}`),
    )
    await writeFile(path, ['sku,warehouse,delta,reason', ...lines.flat()].join('\n'))
    return runCommand('import-stock', [path, '--database-url', fixture.databaseUrl])
  }
  const imports = Promise.all([importOf('up', numbers), importOf('down', numbers.toReversed())])
  for (let order = 0; order < 60; order++)
    await publish((order % 2 === 0 ? fixture.first : second).broker, 'OrderCreated', {
      order_id: `live-${order}`,
      items: ids.toReversed().map((product_id) => ({ product_id, quantity: 1 })),
    })
  for (const { code, stderr } of await imports) expect({ code, stderr }).toMatchObject({ code: 0 })
  for (let order = 0; order < 60; order++) await untilReservation(fixture.first, `live-${order}`, 'HELD')
  for (const number of numbers)
    expect((await stockOf(fixture.first, `LIVE-${number}`)).stock).toMatchObject({
      onHand: 600,
      reserved: 60,
    })
  expect(await bookFaults(fixture)).toEqual([])
  await second.stop()
})
