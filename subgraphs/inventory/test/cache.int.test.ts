import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { haveRedis } from '#platform/testing/redis.ts'
import { startRedisServer, type RedisServer } from '#platform/testing/redis-server.ts'
import { until } from '#platform/testing/until.ts'
import {
  addProduct,
  ask,
  orderOf,
  publish,
  startFixture,
  subscribe,
  type Instance,
  type InventoryFixture,
} from './fixture.ts'

const stores = ['memory', ...(haveRedis('cache of products and levels') ? ['Redis'] : [])]

const query = `query ($sku: String!) {
  product(sku: $sku) { name version stock { onHand reserved } stockLevels { warehouse { code } onHand version } }
}`

/** What an instance shows of a product. */
async function shown(instance: Instance, sku: string): Promise<any> {
  const { product } = await ask(instance, query, { sku })
  return product
}

/** How often the level in warehouse A has changed, as an instance shows it. */
async function levelVersion(instance: Instance, sku: string): Promise<number> {
  const { stockLevels } = await shown(instance, sku)
  return stockLevels.find((level: any) => level.warehouse.code === 'A').version
}

/** Adds one piece in warehouse A; answers the version that the mutation tells. */
async function add(instance: Instance, productId: string): Promise<number> {
  const { adjustStock } = await ask(
    instance,
    `mutation ($input: AdjustStockInput!) {
      adjustStock(input: $input) {
        product { stockLevels { warehouse { code } version } }
        userErrors { message }
      }
    }`,
    { input: { idempotencyKey: crypto.randomUUID(), productId, warehouse: 'A', delta: 1, reason: 'Found' } },
  )
  expect(adjustStock.userErrors).toEqual([])
  return adjustStock.product.stockLevels.find((level: any) => level.warehouse.code === 'A').version
}

async function rename(instance: Instance, input: object): Promise<void> {
  const { updateProduct } = await ask(
    instance,
    'mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { userErrors { message } } }',
    { input },
  )
  expect(updateProduct.userErrors).toEqual([])
}

describe.each(stores)('products and levels cached in %s', (store) => {
  let redis: RedisServer | undefined
  let fixture: InventoryFixture
  let other: Instance
  const instances = () => [fixture.first, other]

  /** Changes rows behind the back of everybody: what is shown afterwards shows what is cached. */
  const changeUnheard = async (statement: string, ...values: string[]) => {
    const options = '-c session_replication_role=replica -c search_path=inventory'
    const client = new Client({ connectionString: fixture.databaseUrl, options })
    await client.connect()
    await client.query(statement, values)
    await client.end()
  }
  /** Until a product is cached on an instance, so that only those who tell of a change make it show. */
  const cached = (instance: Instance, sku: string) =>
    until(
      async () => {
        const name = `unheard ${crypto.randomUUID()}`
        await shown(instance, sku)
        await changeUnheard('update products set name = $1 where sku = $2', name, sku)
        return (await shown(instance, sku)).name !== name
      },
      { what: `${sku} cached` },
    )

  beforeAll(async () => {
    if (store === 'Redis') redis = await startRedisServer()
    fixture = await startFixture('embedded', {}, { cache: { ttlSeconds: 3_600, redisUrl: redis?.url } })
    other = await fixture.startInstance()
  })
  afterAll(async () => {
    await fixture.stop()
    await redis?.stop()
  })

  it('are never older than the answer of a mutation, on either instance', async () => {
    const { id, sku } = await addProduct(fixture.first, { sku: 'ADJUSTED', stock: { A: 1 } })
    for (const instance of instances()) await cached(instance, sku)
    for (let round = 0; round < 40; round++) {
      const [writer, reader] = round % 2 === 0 ? [fixture.first, other] : [other, fixture.first]
      const version = await add(writer, id)
      const versions = await Promise.all([levelVersion(writer, sku), levelVersion(reader, sku)])
      expect(versions).toEqual([version, version])
    }
  })

  it('are never older than an event of a subscription', async () => {
    const { id, sku } = await addProduct(fixture.first, { sku: 'ORDERED', stock: { A: 1_000 } })
    const feed = subscribe(
      other,
      'subscription ($skus: [String!]!) { stockLevelChanged(skus: $skus) { warehouse { code } version } }',
      { skus: [sku] },
    )
    await until(() => feed.results.length > 0)
    for (const instance of instances()) await cached(instance, sku)
    let seen = feed.results.length
    for (let order = 0; order < 25; order++) {
      await publish(fixture.first.broker, 'OrderCreated', orderOf(`ORD-C${store}${order}`, id, 1))
      await until(() => feed.results.length > seen, { everyMs: 1 })
      seen = feed.results.length
      const heard = feed.results.at(-1).data.stockLevelChanged.version
      const versions = await Promise.all(instances().map((instance) => levelVersion(instance, sku)))
      for (const version of versions) expect(version).toBeGreaterThanOrEqual(heard)
    }
    await feed.leave()
  })

  it('are not what a mutation answers with', async () => {
    const { id, sku } = await addProduct(fixture.first, { sku: 'TRUTH', stock: { A: 1 } })
    await cached(other, sku)
    await changeUnheard('update products set name = $1 where sku = $2', 'True name', sku)
    const answer = await ask(
      other,
      `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { product { name } } }`,
      {
        input: { idempotencyKey: crypto.randomUUID(), productId: id, warehouse: 'A', delta: 1, reason: 'x' },
      },
    )
    expect(answer.adjustStock.product.name).toBe('True name')
  })

  it('are found under a new SKU at once, and no longer under the old one', async () => {
    const { id } = await addProduct(fixture.first, { sku: 'BEFORE', stock: {} })
    for (const instance of instances()) await cached(instance, 'BEFORE')
    await rename(fixture.first, { id, sku: 'AFTER', name: 'Renamed' })
    for (const instance of instances()) {
      expect(await shown(instance, 'BEFORE')).toBeNull()
      expect(await shown(instance, 'AFTER')).toMatchObject({ name: 'Renamed' })
    }
  })

  it('are forgotten when anything may have changed: a transaction too large to tell of', async () => {
    const { sku } = await addProduct(fixture.first, { sku: 'MANY', stock: { A: 1 } })
    for (const instance of instances()) await cached(instance, sku)
    await sql`
      insert into products (id, sku, name, description, brand, category, price_minor, currency, active, reorder_point,
        version, is_low)
      select 'many-' || n, 'MANY-' || n, 'Many', '', '', '', 1, 'EUR', true, 0, 1, true
      from generate_series(1, 3000) n`.execute(fixture.db)
    await sql`update products set name = 'Changed with many' where sku like 'MANY%'`.execute(fixture.db)
    for (const instance of instances())
      expect(await shown(instance, sku)).toMatchObject({ name: 'Changed with many' })
    expect(await shown(other, 'MANY-2999')).toMatchObject({ name: 'Changed with many' })
  })

  it('are told by several notices when one has no room for them', async () => {
    const { sku } = await addProduct(fixture.first, { sku: 'SOME-500', stock: { A: 1 } })
    await sql`
      insert into products (id, sku, name, description, brand, category, price_minor, currency, active, reorder_point,
        version, is_low)
      select 'some-' || n, 'SOME-' || n, 'Some', '', '', '', 1, 'EUR', true, 0, 1, true
      from generate_series(1, 499) n`.execute(fixture.db)
    const skus = ['SOME-1', 'SOME-250', 'SOME-499', sku]
    for (const some of skus) await cached(other, some)
    await sql`update products set name = 'Told' where sku like 'SOME%'`.execute(fixture.db)
    for (const some of skus) expect(await shown(other, some)).toMatchObject({ name: 'Told' })
  })

  it('are not served while nobody listens, nor what was cached before', async () => {
    const { id, sku } = await addProduct(fixture.first, { sku: 'UNHEARD', stock: {} })
    for (const instance of instances()) await cached(instance, sku)
    // Both in one statement: the listeners come back within a tenth of a second.
    await changeUnheard(
      `with deaf as (
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'stockgraph-listener' and datname = current_database()
      ), counted as (select count(*) from deaf)
      update products set name = 'Changed in between' from counted where sku = $1`,
      sku,
    )
    for (const instance of instances())
      await until(async () => (await shown(instance, sku)).name === 'Changed in between')
    for (const instance of instances()) await cached(instance, sku)
    await rename(other, { id, name: 'Heard again' })
    for (const instance of instances())
      expect(await shown(instance, sku)).toMatchObject({ name: 'Heard again' })
  })

  it('are never older than the last answer, however many read and write at once', async () => {
    const { id, sku } = await addProduct(fixture.first, { sku: 'BUSY', stock: { A: 1 } })
    const state = { answered: 0, isOver: false, reads: 0 }
    const readOn = async (instance: Instance) => {
      while (!state.isOver) {
        const { answered } = state
        expect(await levelVersion(instance, sku)).toBeGreaterThanOrEqual(answered)
        state.reads++
      }
    }
    const readers = Promise.all(instances().flatMap((instance) => [readOn(instance), readOn(instance)]))
    for (let round = 0; round < 60; round++) {
      state.answered = await add(round % 2 === 0 ? fixture.first : other, id)
      if (round === 20) await redis?.kill9()
      if (round === 40) await redis?.restart()
    }
    state.isOver = true
    await readers
    expect(state.reads).toBeGreaterThan(60)
    for (const instance of instances()) await cached(instance, sku)
    expect(await levelVersion(other, sku)).toBe(state.answered)
  })
})
